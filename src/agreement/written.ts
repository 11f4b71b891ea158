import type { Cite } from './deal.js';
import type { AgreementFile, ConsentFile, DeadlineFile, ExpressionFile, ProvisionKind } from './format.js';
import { type Problem, problem } from './problem.js';
import { type Scope, unknownName } from './scope.js';
import type { Path } from './source.js';
import type { Choice } from './variant.js';

type BearerFile = string | { readonly each: string } | { readonly jointly: string };

/** A provision as the file has it in one variant: what the accounts say otherwise laid over the rest. */
export interface Written {
  readonly id: string;
  readonly kind: ProvisionKind;
  readonly text: string;
  readonly path: Path;
  readonly bearer?: BearerFile | undefined;
  readonly counterpart: readonly string[];
  readonly from?: ExpressionFile | undefined;
  readonly trigger?: ExpressionFile | undefined;
  readonly repeats?: boolean | undefined;
  readonly exception?: ExpressionFile | undefined;
  readonly deadline?: DeadlineFile | undefined;
  readonly consent?: ConsentFile | undefined;
  readonly suspended?: ExpressionFile | undefined;
  readonly until?: ExpressionFile | undefined;
  readonly needs?: ExpressionFile | undefined;
  readonly kept?: boolean | undefined;
  readonly act?: string | undefined;
  readonly silence?: 'breach' | 'unknown' | undefined;
  readonly after: readonly string[];
  readonly 'on-breach'?:
    | { suspends?: string[] | undefined; ends?: string[] | undefined; raises?: string[] | undefined }
    | undefined;
  readonly cites?: readonly Cite[] | undefined;
  readonly note?: string | undefined;
  readonly decide?: string | undefined;
  /** Provisions of the file that this variant has not: what waits for them need not wait. */
  readonly elsewhere: ReadonlySet<string>;
}

type PathEntry = NonNullable<AgreementFile['path']>[string];
type ProvisionEntry = NonNullable<AgreementFile['provisions']>[string];

/** The provisions of one variant, path first, in the order of the file. */
export function writtenRules(
  file: AgreementFile,
  choice: Choice,
  report: (problem: Problem) => void,
): readonly Written[] {
  const all: readonly (readonly [string, string, PathEntry | ProvisionEntry])[] = [
    ...Object.entries(file.path ?? {}).map(([id, one]) => ['path', id, one] as const),
    ...Object.entries(file.provisions ?? {}).map(([id, one]) => ['provisions', id, one] as const),
  ];
  const ids = new Set<string>(['entry']);
  const here = all.filter(([, , one]) => !one.only || one.only.some((name) => choice.includes(name)));
  const elsewhere = new Set(all.filter((one) => !here.includes(one)).map(([, id]) => id));
  const accounts = Object.keys(file.variants ?? {});
  for (const [section, id, one] of all) {
    for (const name of [...(one.only ?? []), ...Object.keys(one.variants ?? {})])
      if (!accounts.includes(name))
        report(
          problem('unknown-name', [section, id, one.only?.includes(name) ? 'only' : 'variants', name], {
            message: `no account is named "${name}"`,
            expected: accounts.join(', ') || 'an account named under "variants"',
            found: name,
            remedy: 'Name it under "variants" first.',
          }),
        );
    if (ids.has(id))
      report(
        problem('name-twice', [section, id], {
          message: `"${id}" names another provision already`,
          expected: 'a name for one thing only',
          found: id,
          remedy: 'Give one of them another name.',
        }),
      );
    ids.add(id);
    const breach = 'on-breach' in one ? one['on-breach'] : undefined;
    for (const [way, targets] of Object.entries(breach ?? {}))
      for (const [index, name] of (targets ?? []).entries())
        if (!all.some(([, other]) => other === name))
          report(
            problem('unknown-name', [section, id, 'on-breach', way, index], {
              message: `no provision is named "${name}"`,
              expected: 'a provision',
              found: name,
              remedy: 'Name it under "provisions" first.',
            }),
          );
  }
  return here.map(([section, id, one]) => laidOver(section, id, one, choice, elsewhere));
}

function laidOver(
  section: string,
  id: string,
  one: PathEntry | ProvisionEntry,
  choice: Choice,
  elsewhere: ReadonlySet<string>,
): Written {
  const account = choice.find((name) => one.variants?.[name] !== undefined);
  const change = account === undefined ? {} : (one.variants?.[account] ?? {});
  const base =
    'duty' in one
      ? { ...one, kind: 'duty' as const, text: one.duty }
      : 'prohibition' in one
        ? { ...one, kind: 'prohibition' as const, text: one.prohibition }
        : 'power' in one
          ? { ...one, kind: 'power' as const, text: one.power }
          : { ...one, kind: 'condition' as const, text: one.condition };
  const whole = { ...base, ...change };
  const list = (value: string | readonly string[] | undefined): readonly string[] =>
    value === undefined ? [] : typeof value === 'string' ? [value] : value;
  return {
    ...whole,
    text: whole.text ?? base.text,
    id,
    path: [section, id],
    counterpart: list('counterpart' in whole ? whole.counterpart : undefined),
    after: list('after' in whole ? whole.after : undefined),
    elsewhere,
  };
}

/** Entry into force, as a condition like any other. */
export function entryRule(file: AgreementFile): Written {
  return {
    id: 'entry',
    kind: 'condition',
    text: 'Entry into force',
    path: [file.entry === undefined && file.path !== undefined ? 'path' : 'entry'],
    counterpart: [],
    after: [],
    elsewhere: new Set(),
    needs: file.entry,
  };
}

/** Who bears a provision, as indexes of parties. */
export function bearingOf(
  one: Written,
  scope: Scope,
): { bearing: 'nobody' | 'one' | 'each' | 'jointly'; bearers: readonly number[] } {
  for (const [index, name] of one.counterpart.entries())
    if (!scope.party.has(name) && !scope.group.has(name))
      unknownName(scope, [...one.path, 'counterpart', index], 'party or group', name, [
        ...scope.party.keys(),
        ...scope.group.keys(),
      ]);
  const { bearer } = one;
  if (bearer === undefined) {
    if (one.kind !== 'condition')
      scope.report(
        problem('form', one.path, {
          message: `"${one.id}" names no bearer`,
          expected: `who ${one.kind === 'power' ? 'holds the power' : `bears the ${one.kind}`}`,
          found: 'nobody',
          remedy: 'Add "bearer: party", "bearer: { each: group }" or "bearer: { jointly: group }".',
        }),
      );
    return { bearing: 'nobody', bearers: [] };
  }
  if (typeof bearer === 'string') {
    const party = scope.party.get(bearer);
    if (party !== undefined) return { bearing: 'one', bearers: [party] };
    if (scope.group.has(bearer))
      scope.report(
        problem('form', [...one.path, 'bearer'], {
          message: `does each of "${bearer}" bear it, or do they jointly?`,
          expected: 'each or jointly',
          found: bearer,
          remedy: `Write { each: ${bearer} } or { jointly: ${bearer} }.`,
        }),
      );
    else
      unknownName(scope, [...one.path, 'bearer'], 'party', bearer, [
        ...scope.party.keys(),
        ...scope.group.keys(),
      ]);
    return { bearing: 'one', bearers: [] };
  }
  const [bearing, name] =
    'each' in bearer ? (['each', bearer.each] as const) : (['jointly', bearer.jointly] as const);
  const bearers = scope.group.get(name);
  if (!bearers) unknownName(scope, [...one.path, 'bearer', bearing], 'group', name, scope.group.keys());
  return { bearing, bearers: bearers ?? [] };
}
