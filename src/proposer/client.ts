import type { Problem, Result } from '../report/report.js';
import type { Message } from './prompt.js';

export interface ModelOptions {
  /** Base address of an OpenAI-compatible service, such as `http://127.0.0.1:8080/v1`. */
  readonly endpoint: string;
  readonly model: string;
  readonly key?: string;
  readonly timeoutMilliseconds: number;
}

const MOST_BYTES = 1_000_000;

/**
 * Asks a model once. A service that stalls, floods or answers with something else is a problem, never an exception and
 * never a wait without end.
 */
export async function askModel(messages: readonly Message[], options: ModelOptions): Promise<Result<string>> {
  const where = options.endpoint;
  const problem = (
    kind: string,
    expected: string,
    found: string,
  ): { readonly ok: false; readonly problem: Problem } => ({
    ok: false,
    problem: {
      kind,
      expected,
      found,
      where,
      remedy: 'Check --model-endpoint and --model; reading goes on without proposals.',
    },
  });
  try {
    const response = await fetch(`${options.endpoint.replace(/\/$/, '')}/chat/completions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(options.key ? { authorization: `Bearer ${options.key}` } : {}),
      },
      body: JSON.stringify({
        model: options.model,
        messages,
        temperature: 0,
        seed: 0,
        response_format: { type: 'json_object' },
      }),
      signal: AbortSignal.timeout(options.timeoutMilliseconds),
      redirect: 'error',
    });
    if (!response.ok || !response.body)
      return problem('model-refused', 'status 200', `status ${response.status}`);
    const body = await bounded(response.body);
    if (body === null)
      return problem('model-floods', `an answer of at most ${MOST_BYTES} bytes`, 'a longer one');
    const content = contentOf(body);
    return content === null
      ? problem('model-answer', 'choices[0].message.content', body.slice(0, 80))
      : { ok: true, value: content };
  } catch (error) {
    return problem(
      'model-unreachable',
      `an answer within ${options.timeoutMilliseconds} ms`,
      error instanceof Error ? error.message : String(error),
    );
  }
}

async function bounded(stream: ReadableStream<Uint8Array>): Promise<string | null> {
  const decoder = new TextDecoder();
  let bytes = 0;
  let out = '';
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) return null;
    out += decoder.decode(chunk, { stream: true });
  }
  return out + decoder.decode();
}

function contentOf(body: string): string | null {
  try {
    const parsed: unknown = JSON.parse(body);
    const content = step(step(step(step(parsed, 'choices'), 0), 'message'), 'content');
    return typeof content === 'string' ? content : null;
  } catch {
    return null;
  }
}

function step(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
