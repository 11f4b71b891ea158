import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { failed, type Place, problem, type Result } from './problem.js';

/** Text as data, and where each value stands: keys joined by `/`, the root is ''. */
export interface Source {
  readonly data: unknown;
  readonly places: Places;
}
export type Places = { readonly [path: string]: Place };
export type Path = readonly (string | number)[];

/** The place of a value, or of the nearest thing around it that has one. */
export function placeOf(places: Places, path: Path): Place | null {
  for (let length = path.length; length >= 0; length--) {
    const found = places[path.slice(0, length).join('/')];
    if (found) return found;
  }
  return null;
}

/** Reads YAML 1.2 (JSON is part of it); a text that is none gives problems with line and column. */
export function readSource(text: string): Result<Source> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  if (document.errors.length > 0)
    return failed(
      document.errors.map(({ code, message, pos }) =>
        problem(
          'yaml',
          [],
          {
            message: `not YAML: ${message}`,
            expected: 'YAML 1.2',
            found: code,
            remedy: 'Mend the line; indentation by spaces, text with ": " in quotes.',
          },
          at(pos[0]),
        ),
      ),
    );
  const places: { [path: string]: Place } = { '': { line: 1, column: 1 } };
  const walk = (node: unknown, path: Path): void => {
    if (isMap(node))
      for (const pair of node.items) {
        const key = isScalar(pair.key) ? String(pair.key.value) : '';
        const inner = [...path, key];
        const start = isScalar(pair.key) ? pair.key.range?.[0] : undefined;
        if (start !== undefined) places[inner.join('/')] = at(start);
        walk(pair.value, inner);
      }
    else if (isSeq(node))
      node.items.forEach((item, index) => {
        const inner = [...path, index];
        const start = isScalar(item) || isMap(item) || isSeq(item) ? item.range?.[0] : undefined;
        if (start !== undefined) places[inner.join('/')] = at(start);
        walk(item, inner);
      });
  };
  walk(document.contents, []);
  try {
    return { ok: true, value: { data: document.toJS(), places } };
  } catch (error) {
    // The library refuses aliases that would unfold without end only here.
    return failed([
      problem(
        'yaml',
        [],
        {
          message: `not readable: ${error instanceof Error ? error.message : String(error)}`,
          expected: 'plain YAML',
          found: 'aliases that unfold too far',
          remedy: 'Write the repeated parts out.',
        },
        { line: 1, column: 1 },
      ),
    ]);
  }
}
