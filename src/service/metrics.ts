import type { MiddlewareHandler } from 'hono';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

export interface ServiceMetrics {
  readonly measure: MiddlewareHandler;
  readonly contentType: string;
  text(): Promise<string>;
}

/** Counts and times requests by method and route, never by what was asked: no text of reports, no names. */
export function createMetrics(): ServiceMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const labelNames = ['method', 'route', 'status'];
  const requests = new Counter({
    name: 'parley_requests_total',
    help: 'Requests answered',
    labelNames,
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'parley_request_seconds',
    help: 'Time to answer',
    labelNames,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5],
    registers: [registry],
  });
  return {
    async measure(context, next) {
      const started = performance.now();
      await next();
      const [, first, second] = context.req.path.split('/');
      // The path's first two parts, and only known ones: a label for every address asked would grow without end.
      const route =
        first === 'api' ? `/api/${known.has(second ?? '') ? second : 'other'}` : first === '' ? '/' : '/file';
      const labels = { method: context.req.method, route, status: String(context.res.status) };
      requests.inc(labels);
      seconds.observe(labels, (performance.now() - started) / 1000);
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}

const known = new Set([
  'desk',
  'record',
  'reports',
  'diff',
  'agreement',
  'search',
  'rulings',
  'changes',
  'session',
  'audit',
  'statements',
  'moves',
  'terms',
  'points',
  'actors',
  'steps',
  'observations',
  'utterances',
  'lineages',
  'openapi.json',
]);
