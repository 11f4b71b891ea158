import type { JSX } from 'preact';
import type { SummaryLine, Term } from '../../../joining/record.js';
import { isSure } from '../../../joining/sure.js';
import { oneThing } from '../../../joining/table/one-thing.js';
import { useDesk, useShown, useSurroundings } from '../../context.js';
import { NoteMark } from '../../parts/Notes.js';
import { nameOf } from '../../parts/names.js';
import { PossibleNote, Unsure } from '../../parts/Possible.js';
import { Told } from '../../parts/Told.js';
import { Voices } from '../../parts/Voices.js';
import { longDate, withDates } from '../../record/dates.js';
import type { Desk } from '../../record/desk.js';
import { movePassages, passagesOf } from '../../record/passages.js';
import { href } from '../../route.js';
import { t } from '../../strings/strings.js';

const lines = 5;
const leading = 3;

/** Where the talks stand, in five lines; each clause leads to its place and its words. */
export function Standing(): JSX.Element {
  const { desk } = useSurroundings();
  const summary = desk.record.summary ?? [];
  const termed = summary.some((line) =>
    line.clauses.some((one) => one.items.some((id) => desk.terms.has(id))),
  );
  // A record that is sure of no term sums none up; what the most voices tell is still what a reader looks for first.
  const terms = useLeadingTerms(termed ? 0 : leading);
  const rest = summary.slice(0, lines - terms.length);
  if (terms.length + rest.length === 0) return <p class="empty">{t.today.noSummary}</p>;
  return (
    <div class="standing">
      {terms.map((term) => (
        <TermLine key={term.id} term={term} />
      ))}
      {rest.map((line, index) => (
        <Line key={index} line={line} />
      ))}
      {terms.length > 0 ? <PossibleNote kind="terms" /> : null}
      {desk.record.talks.asOf ? (
        <p class="aside">{t.print.printed(longDate(desk.record.talks.asOf))}</p>
      ) : null}
    </div>
  );
}

function Line({ line }: { readonly line: SummaryLine }): JSX.Element {
  const { desk, printing } = useSurroundings();
  const unsure = line.clauses.every((clause) => clause.items.every((id) => !isSureOf(desk, id)));
  return (
    <p elementtiming="standing">
      {line.clauses.map((clause, at) => {
        const passages = clause.items.flatMap((id) => passagesOf(desk, id));
        const reports = passages.map((passage) => passage.report);
        const lineages = [...new Set(reports.map((id) => desk.reports.get(id)?.lineage ?? id))];
        return (
          <span key={at}>
            <a href={hrefOfItem(clause.items[0] ?? '')}>{withDates(clause.text)}</a>
            {reports.length > 0 ? (
              <>
                {' '}
                <Voices lineages={lineages} reports={reports} />
              </>
            ) : null}
            {printing ? <NoteMark passages={passages} /> : null}
            {at < line.clauses.length - 1 ? '; ' : '.'}
          </span>
        );
      })}
      {unsure ? (
        <>
          {' '}
          <span class="unsure">{t.possible.word}</span>
        </>
      ) : null}
    </p>
  );
}

function TermLine({ term }: { readonly term: Term }): JSX.Element {
  const { desk, printing } = useSurroundings();
  const passages = movePassages(desk, term.moves);
  return (
    <p elementtiming="standing">
      <a href={hrefOfItem(term.id)}>
        {t.today.puts(nameOf(desk, term.party), t.table.does[term.state], desk.issueLabel(term.issue))}
      </a>{' '}
      <Told text={term.text} passages={passages} own={term.passage} />{' '}
      <Voices lineages={term.lineages} reports={passages.map((one) => one.report)} /> <Unsure item={term} />
      {printing ? <NoteMark passages={passages} /> : null}
    </p>
  );
}

/** Terms that the most voices tell, one for each side and issue; those of states and bodies before those of persons. */
function useLeadingTerms(most: number): readonly Term[] {
  const desk = useDesk();
  const shown = useShown();
  if (most === 0) return [];
  const rank = (term: Term): number => {
    const kind = term.party === null ? null : desk.actors.get(term.party)?.kind;
    return kind === 'state' || kind === 'organization' ? 1 : 0;
  };
  const seen = new Set<string>();
  const terms = desk.record.terms.filter((term) => term.party !== null && shown('terms', term));
  return oneThing(byVoices(terms).toSorted((a, b) => rank(b) - rank(a)))
    .flatMap(([first]) => first ?? [])
    .filter(({ party, issue }) => {
      const known = seen.has(`${party} ${issue}`);
      seen.add(`${party} ${issue}`);
      return !known;
    })
    .slice(0, most);
}

/** Terms that the most voices tell first, the surer of two before the other. */
export const byVoices = (terms: readonly Term[]): readonly Term[] =>
  [...terms].sort(
    (a, b) => b.lineages.length - a.lineages.length || (b.confidence ?? 1) - (a.confidence ?? 1),
  );

const isSureOf = (desk: Desk, id: string): boolean =>
  isSure(desk.terms.get(id) ?? desk.steps.get(id) ?? desk.observations.get(id) ?? {});

/** The place where an item of the record stands. */
const hrefOfItem = (id: string): string => href('item', [id]);
