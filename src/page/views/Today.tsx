import type { JSX } from 'preact';
import type { Point, Term } from '../../joining/record.js';
import { useDesk, useShown, useSurroundings } from '../context.js';
import type { Changes } from '../data.js';
import { Item } from '../parts/Item.js';
import { Marked } from '../parts/Mark.js';
import { NoteMark } from '../parts/Notes.js';
import { nameOf } from '../parts/names.js';
import { PossibleNote, Unsure } from '../parts/Possible.js';
import { Told } from '../parts/Told.js';
import { Voices } from '../parts/Voices.js';
import { longDate } from '../record/dates.js';
import { passagesOf } from '../record/passages.js';
import { href } from '../route.js';
import { t } from '../strings/strings.js';
import { PositionsTable } from './table/PositionsTable.js';
import { NewSince } from './today/NewSince.js';
import { Next } from './today/Next.js';
import { Rests } from './today/Rests.js';

const lines = 5;
const contestedLines = 6;
const tableLines = 8;
const answers = 4;
const answerLength = 90;

/** The first page: where the talks stand, what is new, what is contested, what comes next, and what it all rests on. */
export function Today({ changes }: { readonly changes: Changes | null }): JSX.Element {
  const desk = useDesk();
  const shown = useShown();
  const contested = desk.record.points.filter((point) => point.verdict === 'differ');
  const terms = sorted(desk.record.terms.filter((term) => shown('terms', term)));
  const issues = new Set(terms.map((term) => term.issue)).size;
  if (desk.record.reports.length === 0) return <p class="empty">{t.today.empty}</p>;
  return (
    <div class="today">
      <div class="first">
        <section aria-labelledby="stands">
          <h2 id="stands">{t.today.stands}</h2>
          <Standing />
        </section>
        <section aria-labelledby="contested">
          <h2 id="contested">{t.today.contested}</h2>
          {contested.length === 0 ? <p class="empty">{t.today.nothingContested}</p> : null}
          {contested.slice(0, contestedLines).map((point) => (
            <Item
              key={point.id}
              passages={() => passagesOf(desk, point.id)}
              summary={
                <>
                  <span class="question">{point.question}</span>{' '}
                  <span class="aside">
                    <Marked kind={point.verdict}>
                      {point.accounts.length > 2
                        ? t.today.accountsNoneAlike(point.accounts.length)
                        : t.accounts.verdict[point.verdict]}
                    </Marked>
                  </span>
                  <AnswersInShort point={point} />
                </>
              }
            >
              {() => (
                <p>
                  <a href={href('accounts', [point.id])}>{t.today.accounts(point.accounts.length)} →</a>
                </p>
              )}
            </Item>
          ))}
          {desk.record.points.length > 0 ? (
            <p class="onward">
              <a href={href('accounts')}>{t.today.allPoints(desk.record.points.length)} →</a>
            </p>
          ) : null}
        </section>
      </div>
      <div class="second">
        <NewSince changes={changes} />
        <Next />
      </div>
      <section aria-labelledby="on-table">
        <h2 id="on-table">{t.today.onTable}</h2>
        {terms.length === 0 ? (
          <p class="empty">{t.today.nothingOnTable}</p>
        ) : (
          <>
            <PositionsTable terms={terms} groups={false} most={tableLines} />
            <PossibleNote kind="terms" />
          </>
        )}
        <p class="onward">
          <a href={href('table')}>
            {t.today.whole}
            {issues > tableLines ? ` (${t.today.someLeft(issues - tableLines)})` : ''} →
          </a>
        </p>
      </section>
      <Rests />
    </div>
  );
}

/** The answers in a line each, so that nobody has to open anything to see on what the voices differ. */
function AnswersInShort({ point }: { readonly point: Point }): JSX.Element {
  return (
    <span class="answers">
      {point.accounts.slice(0, answers).map((account, index) => (
        <span key={index}>
          <Told text={clipped(account.value)} passages={account.passages} />
          {account.value.length > answerLength ? ' … ' : ' '}
          <Voices lineages={account.lineages} reports={account.reports} />
        </span>
      ))}
      {point.accounts.length > answers ? (
        <span class="aside">{t.today.someLeft(point.accounts.length - answers)}</span>
      ) : null}
    </span>
  );
}

const clipped = (text: string): string =>
  text.length > answerLength ? text.slice(0, text.lastIndexOf(' ', answerLength)) : text;

function Standing(): JSX.Element {
  const { desk, printing } = useSurroundings();
  const summary = desk.record.summary ?? [];
  if (summary.length === 0) return <LeadingTerms />;
  return (
    <div class="standing">
      {summary.slice(0, lines).map((line, index) => (
        <p key={index} elementtiming="standing">
          {line.clauses.map((clause, at) => {
            const passages = clause.items.flatMap((id) => passagesOf(desk, id));
            const reports = passages.map((passage) => passage.report);
            const lineages = [...new Set(reports.map((id) => desk.reports.get(id)?.lineage ?? id))];
            return (
              <span key={at}>
                <a href={hrefOfItem(clause.items[0] ?? '')}>{clause.text}</a>{' '}
                <Voices lineages={lineages} reports={reports} />
                {printing ? <NoteMark passages={passages} /> : null}
                {at < line.clauses.length - 1 ? ', ' : '.'}
              </span>
            );
          })}
        </p>
      ))}
      {desk.record.talks.asOf ? (
        <p class="aside">{t.print.printed(longDate(desk.record.talks.asOf))}</p>
      ) : null}
    </div>
  );
}

/** Where nobody has summed the terms up: those that the most voices tell, in the words of the sources. */
function LeadingTerms(): JSX.Element {
  const desk = useDesk();
  const shown = useShown();
  const terms = sorted(desk.record.terms.filter((term) => shown('terms', term))).slice(0, lines);
  if (terms.length === 0) return <p class="empty">{t.today.noSummary}</p>;
  return (
    <div class="standing">
      {terms.map((term) => {
        const passages = passagesOf(desk, term.id);
        return (
          <p key={term.id} elementtiming="standing">
            <a href={hrefOfItem(term.id)}>
              {t.today.puts(nameOf(desk, term.party), t.table.does[term.state], desk.issueLabel(term.issue))}
            </a>{' '}
            <Told text={term.text} passages={passages} />{' '}
            <Voices lineages={term.lineages} reports={passages.map((one) => one.report)} />{' '}
            <Unsure item={term} />
          </p>
        );
      })}
      <PossibleNote kind="terms" />
    </div>
  );
}

/** Terms that the most voices tell first, the surer of two before the other. */
const sorted = (terms: readonly Term[]): readonly Term[] =>
  [...terms].sort(
    (a, b) => b.lineages.length - a.lineages.length || (b.confidence ?? 1) - (a.confidence ?? 1),
  );

/** The place where an item of the record stands. */
const hrefOfItem = (id: string): string => href('item', [id]);
