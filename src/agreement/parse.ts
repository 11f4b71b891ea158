import type { z } from 'zod';
import { dealOf } from './compile.js';
import { AgreementFile, provisionForms } from './format.js';
import { nearest, type Problem, problem, type Result } from './problem.js';
import { type Path, placeOf, readSource } from './source.js';
import { choicesOf } from './variant.js';
import type { Agreement } from './written-agreement.js';

/**
 * Reads an agreement file and checks its form and every name in it, in every variant.
 *
 * ```ts
 * parseAgreement('agreement: 1\ntitle: Truce\nparties: { a: North, b: South }\n' +
 *   'provisions:\n  hold: { prohibition: fire on the other, bearer: c }')
 * // { ok: false, problems: [{ code: 'unknown-name', message: 'no party is named "c"', where: { line: 5, … } … }] }
 * ```
 */
export function parseAgreement(text: string): Result<Agreement> {
  const source = readSource(text);
  if (!source.ok) return source;
  const { data, places } = source.value;
  const located = (problems: readonly Problem[]): Result<never> => ({
    ok: false,
    problems: distinct(problems.map((one) => ({ ...one, where: placeOf(places, one.path) }))),
  });
  const read = readAgreement(data);
  if (!read.ok) return located(read.problems);
  const agreement = { file: read.value, places };
  const wrong = choicesOf(agreement.file).choices.flatMap((choice) => {
    const deal = dealOf(agreement, choice);
    return deal.ok ? [] : deal.problems;
  });
  return wrong.length > 0 ? located(wrong) : { ok: true, value: agreement };
}

/** Checks data against the file format: an agreement that came as JSON. Names are not checked here. */
export function readAgreement(data: unknown): Result<AgreementFile> {
  const read = AgreementFile.safeParse(data);
  if (read.success) return { ok: true, value: read.data };
  const kinds = misnamedKinds(data);
  const problems = [
    ...kinds,
    ...read.error.issues
      .flatMap((issue) => flattened(issue, []))
      .filter(({ path }) => !kinds.some((kind) => kind.path.join('/') === path.slice(0, 2).join('/')))
      .map((issue) => problemOf(issue, data)),
  ];
  return { ok: false, problems: distinct(problems) };
}

/** Provisions that name no kind, or two: said once, instead of once for every kind they are not. */
function misnamedKinds(data: unknown): readonly Problem[] {
  const provisions = valueAt(data, ['provisions']);
  if (typeof provisions !== 'object' || provisions === null) return [];
  return Object.entries(provisions).flatMap(([id, provision]: [string, unknown]) => {
    const keys = typeof provision === 'object' && provision !== null ? Object.keys(provision) : [];
    const kinds = keys.filter((key) => Object.hasOwn(provisionForms, key));
    if (kinds.length === 1) return [];
    return [
      problem('kind', ['provisions', id], {
        message: `"${id}" ${kinds.length === 0 ? 'names no kind of provision' : `is ${kinds.join(' and ')} at once`}`,
        expected: 'one of duty, prohibition, power, condition',
        found: keys.join(', ') || shown(provision),
        remedy: 'Begin it with "duty: what must be done" (or prohibition, power, condition).',
      }),
    ];
  });
}

type Issue = z.core.$ZodIssue;

/** Of a union, the reading that got furthest is what the writer meant. */
function flattened(issue: Issue, above: Path): readonly Issue[] {
  const path = [...above, ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const depth = (issues: readonly Issue[]): number => Math.max(...issues.map((one) => one.path.length), 0);
    const best = [...issue.errors].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0];
    if (best && depth(best) > 0) return best.flatMap((inner) => flattened(inner, path));
  }
  return [{ ...issue, path: [...path] }];
}

function problemOf(issue: Issue, data: unknown): Problem {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  const name = path.length === 0 ? 'the file' : path.join('.');
  const found = shown(valueAt(data, path));
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const near = nearest(key, knownKeys);
    return problem('unknown-key', [...path, key], {
      message: `"${key}" is no key of ${name}`,
      expected: 'a key of the format',
      found: key,
      remedy: near ? `Did you mean "${near}"?` : 'Leave it out, or put it under "note".',
    });
  }
  const expected = expectation(issue);
  return problem('form', path, {
    message: `${name} should be ${expected}`,
    expected,
    found,
    remedy: found === 'nothing' ? 'Add it.' : `Found ${found}.`,
  });
}

function expectation(issue: Issue): string {
  if (issue.code === 'invalid_type') return `a value of type ${issue.expected}`;
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'invalid_union') return 'one of the forms that docs/agreement.md gives';
  if (issue.code === 'invalid_key') return 'named by lower-case letters, digits and hyphens, a letter first';
  return issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
}

const knownKeys = [
  ...Object.keys(AgreementFile.shape),
  ...Object.values(provisionForms).flatMap((form) => Object.keys(form.shape)),
  ...['each', 'jointly', 'all', 'any', 'at-least', 'of', 'majority', 'veto', 'fulfilled', 'breached'],
  ...['exercised', 'in-force', 'members', 'told', 'point', 'period', 'rounding', 'missing-day', 'zone'],
];

function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.getOwnPropertyDescriptor(value, key)?.value;
  }
  return value;
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function distinct(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter((one) => {
    const key = `${one.code} ${one.path.join('/')} ${one.message}`;
    return !seen.has(key) && seen.add(key);
  });
}
