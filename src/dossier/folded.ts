import type { Lineage, LineageLink, Position, TalksRecord, Term } from '../joining/record.js';
import type { Passage } from '../text/passage.js';

/** Texts of reports by the reports' ids. */
export type TextOf = (report: string) => string | undefined;

/** A lineage without its links, which have rows of their own: in their place stands how many there are. */
export type FoldedLineage = Omit<Lineage, 'links'> & { readonly links: number | readonly LineageLink[] };

/** A link without words: of each pair the offsets in `from` and in `to`. */
export type FoldedLink = Omit<LineageLink, 'passages'> & { readonly passages: readonly FoldedPair[] };
export type FoldedPair =
  | readonly [fromStart: number, fromEnd: number, toStart: number, toEnd: number]
  | readonly [Passage, Passage];

/** A term without its positions, which all terms on one issue share: in their place stands the issue. */
export type FoldedTerm = Omit<Term, 'positions'> & { readonly positions?: string | readonly Position[] };

export const foldedLineage = (lineage: Lineage): FoldedLineage =>
  lineage.links.length === 0 ? lineage : { ...lineage, links: lineage.links.length };

export const unfoldedLineage = (lineage: FoldedLineage, links: readonly LineageLink[]): Lineage =>
  typeof lineage.links === 'number' ? { ...lineage, links } : { ...lineage, links: lineage.links };

/** Words that do not stand in the texts at their place stay as they are. */
export function foldedLink(link: LineageLink, textOf: TextOf): FoldedLink {
  const [from, to] = [textOf(link.from), textOf(link.to)];
  const stands = (passage: Passage, report: string, text: string | undefined): boolean =>
    passage.report === report && text?.slice(passage.start, passage.end) === passage.text;
  const passages = link.passages.map(
    ([a, b]): FoldedPair =>
      stands(a, link.from, from) && stands(b, link.to, to) ? [a.start, a.end, b.start, b.end] : [a, b],
  );
  return { ...link, passages };
}

export function unfoldedLink(link: FoldedLink, textOf: TextOf): LineageLink {
  const [from = '', to = ''] = [textOf(link.from), textOf(link.to)];
  const passages = link.passages.map((pair): readonly [Passage, Passage] => {
    if (pair.length === 2) return pair;
    const [start, end, other, otherEnd] = pair;
    return [
      { report: link.from, start, end, text: from.slice(start, end) },
      { report: link.to, start: other, end: otherEnd, text: to.slice(other, otherEnd) },
    ];
  });
  return { ...link, passages };
}

/** The positions on each issue, where every side stands there once: those of its first term. */
export function positionsByIssue({ terms }: TalksRecord): ReadonlyMap<string, readonly Position[]> {
  const shared = new Map<string, readonly Position[]>();
  for (const { issue, positions = [] } of terms)
    if (positions.length > 0 && !shared.has(issue)) shared.set(issue, positions);
  for (const [issue, positions] of shared)
    if (new Set(positions.map(({ side }) => side)).size < positions.length) shared.delete(issue);
  return shared;
}

/** Folds terms of one record: one that does not share the positions on its issue keeps its own. */
export function termFolder(shared: ReadonlyMap<string, readonly Position[]>): (term: Term) => FoldedTerm {
  const written = new Map<readonly Position[], string>();
  const write = (positions: readonly Position[]): string => {
    const known = written.get(positions) ?? JSON.stringify(positions);
    written.set(positions, known);
    return known;
  };
  return (term) => {
    const [own, common] = [term.positions, shared.get(term.issue)];
    const same = own !== undefined && common !== undefined && write(own) === write(common);
    return same ? { ...term, positions: term.issue } : term;
  };
}

export function unfoldedTerm(term: FoldedTerm, shared: ReadonlyMap<string, readonly Position[]>): Term {
  const { positions, ...rest } = term;
  if (positions === undefined) return rest;
  return { ...term, positions: typeof positions === 'string' ? (shared.get(positions) ?? []) : positions };
}
