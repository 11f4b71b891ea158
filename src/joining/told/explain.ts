import type { Passage } from '../../text/passage.js';
import type { SayingJoint, TalksRecord } from '../record.js';
import { jointText } from '../utterances/joint-text.js';

/** Why the record says what it says of one item. */
export interface Explanation {
  readonly id: string;
  readonly kind:
    | 'report'
    | 'lineage'
    | 'actor'
    | 'statement'
    | 'utterance'
    | 'move'
    | 'term'
    | 'observation'
    | 'step'
    | 'point';
  readonly title: string;
  readonly reasons: readonly Reason[];
  /** Of an utterance: why its statements were taken for one saying, as the record has it. */
  readonly joined?: readonly SayingJoint[];
}

export interface Reason {
  readonly text: string;
  readonly items: readonly string[];
  readonly passages: readonly Passage[];
}

const reason = (text: string, items: readonly string[] = [], passages: readonly Passage[] = []): Reason => ({
  text,
  items,
  passages,
});

/** Says what an item rests on and why its parts were joined; null where the record has no item of that id. */
export function explain(record: TalksRecord, id: string): Explanation | null {
  const nameOf = new Map(record.actors.map((actor) => [actor.id, actor.name]));
  const name = (actor: string | null): string =>
    actor === null ? 'nobody named' : (nameOf.get(actor) ?? actor);

  const actor = record.actors.find((one) => one.id === id);
  if (actor !== undefined)
    return {
      id,
      kind: 'actor',
      title: actor.name,
      reasons: [
        ...(actor.joined ?? []).map(({ names, reason: why, passages }) =>
          reason(`“${names[0]}” and “${names[1]}” are taken for one: ${joinedFor[why] ?? why}`, [], passages),
        ),
        ...actor.roles.map(({ title, of, passages }) =>
          reason(`called ${title}${of === null ? '' : ` of ${name(of)}`}`, of === null ? [] : [of], passages),
        ),
        ...(actor.side === null ? [] : [reason(`speaks for ${name(actor.side)}`, [actor.side])]),
        ...(actor.state === undefined
          ? []
          : [reason(`a side of its own, or of one, within ${name(actor.state)}`, [actor.state])]),
      ],
    };

  const lineage = record.lineages.find((one) => one.id === id);
  const report = record.reports.find((one) => one.id === id);
  const links = (lineage ?? record.lineages.find((one) => one.id === report?.lineage))?.links ?? [];
  if (lineage !== undefined || report !== undefined)
    return {
      id,
      kind: lineage === undefined ? 'report' : 'lineage',
      title: report?.title ?? report?.file ?? `${lineage?.reports.length ?? 1} reports of one origin`,
      reasons: links
        .filter(({ from, to }) => report === undefined || from === id || to === id)
        .map(({ from, to, kind, share, directed, passages }) =>
          reason(
            `${kind}: ${Math.round(share * 100)} % of the shorter stands in the other (${passages.length} sentences)${directed === true ? '' : '; which came first is not known from dates'}`,
            [from, to],
            passages.flat(),
          ),
        ),
    };

  const statement = record.statements.find((one) => one.id === id);
  if (statement !== undefined) {
    const others = record.statements.filter((one) => one.utterance === statement.utterance && one.id !== id);
    return {
      id,
      kind: 'statement',
      title: `${name(statement.speaker)}: ${statement.content.text}`,
      reasons: [
        reason(
          statement.speakerPassage === null
            ? 'the speaker is not named beside it'
            : 'the speaker is named here',
          statement.speaker === null ? [] : [statement.speaker],
          statement.speakerPassage === null ? [] : [statement.speakerPassage],
        ),
        ...(statement.cue === null ? [] : [reason('this word says that it was said', [], [statement.cue])]),
        ...others.map((other) =>
          reason(`the same saying elsewhere${whyOf(record, id, other.id)}`, [other.id], [other.passage]),
        ),
      ],
    };
  }

  const utterance = record.utterances.find((one) => one.id === id);
  if (utterance !== undefined) {
    const told = new Map(
      record.statements.filter((one) => utterance.statements.includes(one.id)).map((one) => [one.id, one]),
    );
    const joined = utterance.joined ?? [];
    return {
      id,
      kind: 'utterance',
      title: name(utterance.speaker),
      reasons: [
        ...[...told.values()].map((one) => reason('told here', [one.id], [one.passage])),
        ...joined.map((joint) =>
          reason(
            `taken for one saying: ${jointText(joint)}`,
            joint.statements,
            joint.statements.flatMap((one) => told.get(one)?.content ?? []),
          ),
        ),
      ],
      joined,
    };
  }

  const term = record.terms.find((one) => one.id === id);
  if (term !== undefined) {
    const moves = record.moves.filter((move) => term.moves.includes(move.id));
    return {
      id,
      kind: 'term',
      title: term.text,
      reasons: moves.map((move) =>
        reason(
          `${name(move.actor)}: ${move.act}${move.date == null ? '' : `, ${move.date}`}`,
          [move.id],
          [move.passage],
        ),
      ),
    };
  }

  const point = record.points.find((one) => one.id === id);
  if (point !== undefined)
    return {
      id,
      kind: 'point',
      title: point.question,
      reasons: point.accounts.map(({ value, lineages, reports, passages }) =>
        reason(
          `${value} (${lineages.length} of ${reports.length} reports are sources of their own)`,
          reports,
          passages,
        ),
      ),
    };

  const step = record.steps.find((one) => one.id === id);
  if (step !== undefined)
    return { id, kind: 'step', title: step.kind, reasons: [reason('told here', step.by, step.told)] };

  const move = record.moves.find((one) => one.id === id);
  const observation = record.observations.find((one) => one.id === id);
  const item = move ?? observation;
  if (item === undefined) return null;
  return {
    id,
    kind: move === undefined ? 'observation' : 'move',
    title: item.passage.text,
    reasons: [
      reason(move === undefined ? 'reported here' : `${move.act} by ${name(move.actor)}`, [], [item.passage]),
    ],
  };
}

/** `: the same words; by the same speaker; …`, where the two were held against each other. */
function whyOf({ utterances }: TalksRecord, a: string, b: string): string {
  for (const { joined = [] } of utterances)
    for (const joint of joined)
      if (joint.statements.includes(a) && joint.statements.includes(b)) return `: ${jointText(joint)}`;
  return '';
}

const joinedFor: Readonly<Record<string, string>> = {
  catalogue: 'the catalogue knows both names',
  'same name': 'the same name',
  spelling: 'two spellings of one name',
  order: 'the family name stands first in one and last in the other',
  initial: 'an initial stands for the given name',
  'middle name': 'one report also gives a middle name',
  surname: 'only one person known here bears the surname',
  'surname of the one': 'nearly all reports that name a bearer of the surname mean this one',
  office: 'only one person known here holds the office',
};
