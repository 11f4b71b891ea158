import type { TalksRecord } from '../joining/record.js';

/**
 * Every id in a record that names nothing, and every id that two items share: what the dossier's foreign keys would
 * refuse, said so that one can find it. Empty for a sound record.
 *
 * ```ts
 * brokenLinks(record) // ['move m3: actor a9 does not exist']
 * ```
 */
export function brokenLinks(record: TalksRecord): readonly string[] {
  const broken: string[] = [];
  const idsOf = (name: string, items: readonly { readonly id: string }[]): ReadonlySet<string> => {
    const ids = new Set<string>();
    for (const { id } of items) {
      if (ids.has(id)) broken.push(`${name} ${id}: stands twice`);
      ids.add(id);
    }
    return ids;
  };
  const known = {
    report: idsOf('report', record.reports),
    lineage: idsOf('lineage', record.lineages),
    actor: idsOf('actor', record.actors),
    statement: idsOf('statement', record.statements),
    utterance: idsOf('utterance', record.utterances),
    move: idsOf('move', record.moves),
    term: idsOf('term', record.terms),
    observation: idsOf('observation', record.observations),
    step: idsOf('step', record.steps),
    point: idsOf('point', record.points),
  };
  type Kind = keyof typeof known;
  const check = (
    where: string,
    role: string,
    kind: Kind,
    ids: readonly (string | null | undefined)[],
  ): void => {
    for (const id of ids)
      if (id !== null && id !== undefined && !known[kind].has(id))
        broken.push(`${where}: ${role} ${id} does not exist`);
  };
  for (const { id, lineage } of record.reports) check(`report ${id}`, 'lineage', 'lineage', [lineage]);
  for (const { id, reports, links } of record.lineages)
    check(`lineage ${id}`, 'report', 'report', [...reports, ...links.flatMap(({ from, to }) => [from, to])]);
  for (const { id, side } of record.actors) check(`actor ${id}`, 'side', 'actor', [side]);
  for (const { id, report, passage, speaker, via, utterance } of record.statements) {
    check(`statement ${id}`, 'report', 'report', [report, passage.report]);
    check(`statement ${id}`, 'speaker', 'actor', [speaker]);
    check(`statement ${id}`, 'via', 'actor', [via]);
    check(`statement ${id}`, 'utterance', 'utterance', [utterance]);
  }
  for (const { id, speaker, statements } of record.utterances) {
    check(`utterance ${id}`, 'speaker', 'actor', [speaker]);
    check(`utterance ${id}`, 'statement', 'statement', statements);
  }
  for (const { id, report, passage, statement, actor, toward } of record.moves) {
    check(`move ${id}`, 'report', 'report', [report, passage.report]);
    check(`move ${id}`, 'statement', 'statement', [statement]);
    check(`move ${id}`, 'actor', 'actor', [actor, toward]);
  }
  for (const { id, party, moves } of record.terms) {
    check(`term ${id}`, 'party', 'actor', [party]);
    check(`term ${id}`, 'move', 'move', moves);
  }
  for (const { term, observations } of record.pledges ?? []) {
    check(`pledge ${term}`, 'term', 'term', [term]);
    check(`pledge ${term}`, 'observation', 'observation', observations);
  }
  for (const { id, report, passage, source, about, pledge } of record.observations) {
    check(`observation ${id}`, 'report', 'report', [report, passage.report]);
    check(`observation ${id}`, 'actor', 'actor', [source, about]);
    check(`observation ${id}`, 'pledge', 'term', [pledge]);
  }
  for (const { id, after, by, told } of record.steps) {
    check(`step ${id}`, 'step', 'step', after);
    check(`step ${id}`, 'actor', 'actor', by);
    check(
      `step ${id}`,
      'report',
      'report',
      told.map(({ report }) => report),
    );
  }
  for (const { id, accounts } of record.points)
    for (const { reports, lineages, passages } of accounts) {
      check(`point ${id}`, 'report', 'report', [...reports, ...passages.map(({ report }) => report)]);
      check(`point ${id}`, 'lineage', 'lineage', lineages);
    }
  return broken;
}
