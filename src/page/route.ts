import { useEffect, useState } from 'preact/hooks';

/** The sections of the desk, in the order in which they are offered. */
export const sections = [
  'today',
  'table',
  'accounts',
  'said',
  'pledges',
  'path',
  'sources',
  'timeline',
  'names',
  'rulings',
] as const;

/** Where the reader is: `#/report/r1?at=10-40` is view `report` of `r1`, with one parameter. */
export interface Route {
  readonly view: string;
  readonly args: readonly string[];
  readonly params: URLSearchParams;
}

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [view = '', ...args] = path.split('/').map(decoded);
  return { view: view || 'today', args, params: new URLSearchParams(query) };
}

/** `href('report', ['r1'], { at: '10-40' })` is `#/report/r1?at=10-40`. */
export function href(
  view: string,
  args: readonly string[] = [],
  params: Readonly<Record<string, string | null | undefined>> = {},
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value) query.set(name, value);
  const tail = query.size > 0 ? `?${query}` : '';
  return `#/${[view, ...args].map(encodeURIComponent).join('/')}${tail}`;
}

export function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(typeof location === 'undefined' ? '' : location.hash));
  useEffect(() => {
    const follow = (): void => setRoute(parseRoute(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
}

/** Changes parameters of the present place without a new entry in the history: for what is typed or dragged. */
export function replaceParams(route: Route, changed: Readonly<Record<string, string | null>>): void {
  const params = { ...Object.fromEntries(route.params), ...changed };
  history.replaceState(null, '', href(route.view, route.args, params));
  dispatchEvent(new HashChangeEvent('hashchange'));
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
