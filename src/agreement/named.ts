import type { AgreementFile } from './format.js';
import { type Problem, problem } from './problem.js';
import type { Choice } from './variant.js';

/** The members of each group in one variant. */
export function groupsOf(
  file: AgreementFile,
  choice: Choice,
  party: ReadonlyMap<string, number>,
  report: (problem: Problem) => void,
): ReadonlyMap<string, readonly number[]> {
  return new Map(
    Object.entries(file.groups ?? {}).map(([id, written]) => {
      const plain = Array.isArray(written);
      const account = plain ? undefined : choice.find((name) => written.variants?.[name] !== undefined);
      const members = plain ? written : account === undefined ? written.members : written.variants?.[account];
      const path = plain
        ? ['groups', id]
        : account === undefined
          ? ['groups', id, 'members']
          : ['groups', id, 'variants', account];
      if (members === undefined)
        report(
          problem('form', ['groups', id], {
            message: `group "${id}" has no members where ${choice.join(', ') || 'no account'} is believed`,
            expected: 'members, or members for every account',
            found: 'neither',
            remedy: 'Add "members: […]" for the accounts that say nothing of it.',
          }),
        );
      const found = new Set<number>();
      (members ?? []).forEach((name, index) => {
        const one = party.get(name);
        if (one !== undefined) found.add(one);
        else
          report(
            problem('unknown-name', [...path, index], {
              message: `no party is named "${name}"`,
              expected: 'a party',
              found: name,
              remedy: 'Name it under "parties" first.',
            }),
          );
      });
      return [id, [...found]];
    }),
  );
}

/** The party of a name, or the members of the group of that name. */
export function membersOf(
  name: string,
  party: ReadonlyMap<string, number>,
  group: ReadonlyMap<string, readonly number[]>,
): readonly number[] | null {
  const one = party.get(name);
  return one === undefined ? (group.get(name) ?? null) : [one];
}

export const unknownBy = (path: readonly string[], name: string): Problem =>
  problem('unknown-name', path, {
    message: `no party or group is named "${name}"`,
    expected: 'a party or group',
    found: name,
    remedy: 'Name it under "parties" or "groups" first.',
  });

export function noSuchAccount(file: AgreementFile, choice: Choice): Problem {
  const known = Object.keys(file.variants ?? {});
  const name = choice.find((one) => !known.includes(one)) ?? '';
  return problem('unknown-name', ['variants'], {
    message: `no account is named "${name}"`,
    expected: known.join(', ') || 'none: this file has no variants',
    found: name,
    remedy: 'Choose one of the accounts that the file names under "variants".',
  });
}

/** Reports names that stand for two things. */
export function clashes(
  spaces: readonly ReadonlyMap<string, unknown>[],
  report: (problem: Problem) => void,
): void {
  const sections = ['parties', 'groups', 'facts', 'provisions'];
  const seen = new Map<string, string>();
  spaces.forEach((space, index) => {
    for (const name of space.keys()) {
      const before = seen.get(name);
      const reserved = index < 3 && ['entry', 'start', 'trigger'].includes(name);
      if (before || reserved)
        report(
          problem('name-twice', [sections[index] ?? '', name], {
            message: reserved ? `"${name}" has a meaning of its own` : `"${name}" stands under ${before} too`,
            expected: 'a name for one thing only',
            found: name,
            remedy: 'Give one of them another name.',
          }),
        );
      seen.set(name, sections[index] ?? '');
    }
  });
}
