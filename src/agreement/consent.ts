import { count, type Node } from './deal.js';
import type { ConsentFile, VotersFile } from './format.js';
import { misused, never, type Scope, unknownName } from './scope.js';
import type { Path } from './source.js';

/** A consent rule of the file, over the voices of one provision. */
export function consentNode(scope: Scope, file: ConsentFile, path: Path, rule: number): Node {
  const voice = (party: number): Node => ({
    kind: 'voice',
    leaf: scope.leaf({ kind: 'voice', provision: rule, party }),
  });
  if (typeof file === 'string') {
    const party = scope.party.get(file);
    if (party !== undefined) return voice(party);
    if (scope.group.has(file))
      misused(
        scope,
        path,
        `how many of "${file}" must consent?`,
        'all, any, at-least … of, or majority',
        file,
        `Write { all: ${file} } or { at-least: 2, of: ${file} }.`,
      );
    else unknownName(scope, path, 'party', file, scope.party.keys());
    return never;
  }
  const voters = (key: 'all' | 'any' | 'of' | 'majority' | 'veto'): readonly Node[] =>
    votersOf(scope, file[key] ?? [], [...path, key], rule);
  const said = (['all', 'any', 'of', 'majority'] as const).filter((key) => file[key] !== undefined);
  const [way] = said;
  if (
    said.length !== 1 ||
    way === undefined ||
    (file['at-least'] === undefined) !== (file.of === undefined)
  ) {
    misused(
      scope,
      path,
      'this says not how many must consent',
      'one of all, any, majority, or at-least with of; veto beside it',
      Object.keys(file).join(', '),
      'Write { majority: council, veto: [a, b] }, or { at-least: 2, of: [a, b, c] }.',
    );
    return never;
  }
  const nodes = voters(way);
  const node = count(leastOf(way, file['at-least'], nodes.length), nodes);
  if (file.veto === undefined) return node;
  const vetoers = voters('veto').flatMap((one, index) => {
    if (one.kind === 'voice') return [one.leaf];
    misused(
      scope,
      [...path, 'veto', index],
      'a veto is held by parties',
      'parties or groups',
      'a rule',
      'Name the parties.',
    );
    return [];
  });
  return { kind: 'veto', voices: vetoers, node };
}

function leastOf(
  way: 'all' | 'any' | 'of' | 'majority',
  least: number | string | undefined,
  voters: number,
): number {
  if (way === 'all') return voters;
  if (way === 'any') return 1;
  if (way === 'majority') return Math.floor(voters / 2) + 1;
  if (typeof least !== 'string') return least ?? 1;
  const [part = 1, whole = 1] = least.split('/').map(Number);
  return Math.ceil((voters * part) / whole);
}

function votersOf(scope: Scope, file: VotersFile, path: Path, rule: number): readonly Node[] {
  const members = (group: string): readonly Node[] | null =>
    scope.group.get(group)?.map((party) => ({
      kind: 'voice',
      leaf: scope.leaf({ kind: 'voice', provision: rule, party }),
    })) ?? null;
  if (typeof file === 'string') {
    const found = members(file);
    if (found) return found;
    unknownName(scope, path, 'group', file, scope.group.keys());
    return [];
  }
  const voters = file.flatMap((one, index) => {
    const group = typeof one === 'string' && !scope.party.has(one) ? members(one) : null;
    return group ?? [consentNode(scope, one, [...path, index], rule)];
  });
  // Who is named twice, by name and as a member of a group, has one voice.
  const seen = new Set<number>();
  return voters.filter((one) => one.kind !== 'voice' || (!seen.has(one.leaf) && seen.add(one.leaf)));
}
