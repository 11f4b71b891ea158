import type { LocalActor, LocalRole } from '../../reading/actor.js';
import { firstEndingAfter, type Span } from '../../text/passage.js';
import type { JoinInput } from '../join-input.js';
import { foldName } from './names.js';
import { officeIn, officeOf } from './offices.js';
import { isUnsure } from './unsure-names.js';

/** An actor of one report, made ready for comparing. */
export interface Local {
  readonly id: string;
  /** What equal names share: see `equalKey`. */
  readonly equal: string;
  /** Folded words of its name. */
  readonly words: readonly string[];
  /** Key or folded name of its side. */
  readonly side: string | null;
  /** Offices it holds: whose, then the title. */
  readonly offices: readonly string[];
  /** The office that stands in place of a name ("Norland's foreign minister"). */
  readonly called: string | null;
  /** Of these and the one it is called by, those that one person holds at a time. */
  readonly sole: readonly string[];
  /** Whether its report leaves open who bears the name. */
  readonly unsure: boolean;
  readonly mentions: number;
  readonly first: Span | null;
  readonly input: JoinInput;
  readonly index: number;
  readonly actor: LocalActor;
}

const localId = (report: string, index: number): string => `${report}#${index}`;

/** What furniture names does not count as a mention. */
export function localsOf(input: JoinInput): readonly Local[] {
  const { furniture } = input.reading;
  const inFurniture = (mention: Span): boolean =>
    (furniture[firstEndingAfter(furniture, mention.start)]?.start ?? mention.end) <= mention.start;
  const mentions = input.reading.actors.map(() => ({ count: 0, first: null as Span | null }));
  for (const mention of input.reading.mentions) {
    const tally = mentions[mention.actor];
    if (tally === undefined || inFurniture(mention)) continue;
    tally.count += 1;
    tally.first ??= { start: mention.start, end: mention.end };
  }
  const bodyName = (index: number | null): string | null => {
    const body = index === null ? undefined : input.reading.actors[index];
    return body === undefined ? null : (body.key ?? foldName(body.name));
  };
  const speakers = new Set(input.reading.statements.map(({ speaker }) => speaker));
  const officesOf = (roles: readonly LocalRole[]): readonly string[] =>
    roles.flatMap(({ title, of }) => {
      const body = bodyName(of);
      return body === null ? [] : [officeOf(body, title)];
    });
  return input.reading.actors.map((actor, index) => {
    const called = actor.kind === 'person' ? officeIn(actor.name, bodyName(actor.side)) : null;
    return {
      id: localId(input.report.id, index),
      equal: equalKey(input, index, actor),
      words: foldName(actor.name).split(' '),
      side: bodyName(actor.side),
      offices: officesOf(actor.roles),
      called,
      sole: [
        ...(called === null || actor.shared ? [] : [called]),
        ...officesOf(actor.roles.filter(({ shared }) => !shared)),
      ],
      unsure: isUnsure(actor, speakers.has(index)),
      mentions: mentions[index]?.count ?? 0,
      first: mentions[index]?.first ?? null,
      input,
      index,
      actor,
    };
  });
}

function equalKey(input: JoinInput, index: number, actor: LocalActor): string {
  if (actor.key !== null) return `key ${actor.key}`;
  const name = foldName(actor.name);
  if (actor.kind === 'person') {
    const words = name.split(' ');
    // A surname alone says little: it waits for the full names.
    return words.length > 1 ? `person ${name.replaceAll(' ', '')}` : `local ${input.report.id} ${index}`;
  }
  const side = actor.side === null ? null : input.reading.actors[actor.side];
  return `${name === '' ? `local ${input.report.id} ${index}` : name} ${side?.key ?? foldName(side?.name ?? '')}`;
}

export const isPerson = ({ actor }: Local): boolean => actor.kind === 'person' && actor.key === null;
