import { renderToString } from 'preact-render-to-string';
import { App } from './App.js';
import type { PageData } from './data.js';
import { heldSource } from './record/source.js';

/**
 * Today as HTML, for the single file: it is there to be read before any script has run. Runs in Node, from the bundle
 * that the build leaves at `dist/page/prerender/prerender.js`.
 *
 * ```ts
 * prerender(data) // '<button type="button" class="skip">Skip to the page</button><header …'
 * ```
 */
export function prerender({ texts, ...held }: PageData): string {
  const source = heldSource(held, {
    peek: (report) => texts[report],
    load: async (report) => texts[report] ?? '',
  });
  return renderToString(<App source={source} />);
}
