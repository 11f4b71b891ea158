import type { Catalog } from '../catalog/catalog.js';
import type { Reading } from '../reading/reading.js';
import { contains, overlapOf, type Span } from '../text/passage.js';
import { type Dropped, type Proposal, proposalSchema, responseSchema } from './proposal.js';

export interface Anchored {
  readonly proposal: Proposal;
  readonly span: Span;
  /** Index into `Reading.actors` of the speaker or the actor; null for a point. */
  readonly actor: number | null;
}

export interface Checked {
  readonly kept: readonly Anchored[];
  readonly dropped: ReadonlyMap<Dropped, number>;
}

/**
 * Holds what a model answered against the report: the words must stand in the paragraph that it names, whoever it names
 * must be an actor that reading found in the same report, acts and issues must be the catalogue's. Everything else is
 * dropped and counted. A model that follows instructions hidden in a report can therefore do no more than point at
 * words of that report.
 *
 * ```ts
 * checkProposals('{"proposals":[]}', text, reading, catalog) // { kept: [], dropped: Map {} }
 * ```
 */
export function checkProposals(response: string, text: string, reading: Reading, catalog: Catalog): Checked {
  const dropped = new Map<Dropped, number>();
  const drop = (why: Dropped): null => {
    dropped.set(why, (dropped.get(why) ?? 0) + 1);
    return null;
  };
  const kept = listOf(response).flatMap((raw) => {
    const parsed = proposalSchema.safeParse(raw);
    const anchored = parsed.success ? anchor(parsed.data, text, reading, catalog) : 'not of the form';
    return typeof anchored === 'string' ? (drop(anchored) ?? []) : [anchored];
  });
  if (kept.length === 0 && !isResponse(response)) drop('not of the form');
  return { kept, dropped };
}

function anchor(proposal: Proposal, text: string, reading: Reading, catalog: Catalog): Anchored | Dropped {
  const paragraph = reading.paragraphs[proposal.paragraph];
  if (!paragraph) return 'words not in the report';
  const at = text.slice(paragraph.start, paragraph.end).indexOf(proposal.words);
  if (at < 0) return 'words not in the report';
  const span = { start: paragraph.start + at, end: paragraph.start + at + proposal.words.length };
  if (reading.furniture.some((furniture) => overlapOf(furniture, span) > 0)) return 'words not in the report';
  if (proposal.kind === 'point') return { proposal, span, actor: null };
  const name = proposal.kind === 'move' ? proposal.actor : proposal.speaker;
  const actor = reading.actors.findIndex((candidate) => candidate.names.includes(name));
  if (actor < 0) return 'speaker not in the report';
  if (proposal.kind === 'statement') {
    const known = reading.statements.some(
      (statement) => contains(statement, span) && statement.speaker === actor,
    );
    return known ? 'found already' : { proposal, span, actor };
  }
  const inCatalog =
    catalog.acts.some((entry) => entry.act === proposal.act) &&
    proposal.issues.every((issue) => catalog.issues.some((entry) => entry.issue === issue));
  if (!inCatalog) return 'no such act or issue';
  const known = reading.moves.some(
    (found) =>
      found.act === proposal.act &&
      overlapOf(found, span) * 2 >= Math.min(found.end - found.start, span.end - span.start),
  );
  return known ? 'found already' : { proposal, span, actor };
}

function listOf(response: string): readonly unknown[] {
  const parsed = parsedOf(response);
  return parsed.success ? parsed.data.proposals : [];
}

const isResponse = (response: string): boolean => parsedOf(response).success;

function parsedOf(response: string): ReturnType<typeof responseSchema.safeParse> {
  try {
    return responseSchema.safeParse(JSON.parse(response));
  } catch {
    return responseSchema.safeParse(null);
  }
}
