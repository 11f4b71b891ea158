import type { JSX } from 'preact';
import type { Point } from '../../joining/record.js';
import { answersOf } from '../../joining/sure.js';
import { contestedFirst, contestedOf } from '../../joining/told/contested.js';
import { useDesk, useShown, useSurroundings } from '../context.js';
import type { Changes } from '../data.js';
import { Item } from '../parts/Item.js';
import { Marked } from '../parts/Mark.js';
import { PossibleNote, Unsure } from '../parts/Possible.js';
import { Told } from '../parts/Told.js';
import { Voices } from '../parts/Voices.js';
import { withDates } from '../record/dates.js';
import { passagesOf } from '../record/passages.js';
import { href } from '../route.js';
import { t } from '../strings/strings.js';
import { PositionsTable, rowsOf } from './table/PositionsTable.js';
import { NewSince } from './today/NewSince.js';
import { Next } from './today/Next.js';
import { Rests } from './today/Rests.js';
import { byVoices, Standing } from './today/Standing.js';

const contestedLines = 8;
const tableLines = 8;
const answers = 4;
const answerLength = 90;

/** The first page: where the talks stand, what is new, what is contested, what comes next, and what it all rests on. */
export function Today({ changes }: { readonly changes: Changes | null }): JSX.Element {
  const desk = useDesk();
  const shown = useShown();
  const { possible } = useSurroundings();
  const differing = contestedOf(desk.record.points);
  const contested = contestedFirst(desk.record.points, (point) => shown('points', point));
  const terms = byVoices(desk.record.terms.filter((term) => shown('terms', term)));
  const issues = rowsOf(terms);
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
          {differing.length === 0 ? <p class="empty">{t.today.nothingContested}</p> : null}
          {contested.slice(0, contestedLines).map((point) => (
            <Item
              key={point.id}
              passages={() => passagesOf(desk, point.id)}
              summary={
                <>
                  <span class="question">{point.question}</span>{' '}
                  <span class="aside">
                    <Marked kind={point.verdict}>
                      {point.changed
                        ? t.accounts.changed
                        : point.accounts.length > 2
                          ? t.today.accountsNoneAlike(point.accounts.length)
                          : t.accounts.verdict[point.verdict]}
                    </Marked>{' '}
                    <Unsure item={point} />
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
          <PossibleNote
            kind="points"
            among={possible ? differing : differing.filter((point) => !contested.includes(point))}
          />
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
            <PositionsTable rows={issues.slice(0, tableLines)} groups={false} />
            <PossibleNote kind="terms" />
          </>
        )}
        <p class="onward">
          <a href={href('table')}>
            {t.today.whole}
            {issues.length > tableLines ? ` (${t.today.someLeft(issues.length - tableLines)})` : ''} →
          </a>
        </p>
      </section>
      <Rests />
    </div>
  );
}

/** The answers in a line each, so that nobody has to open anything to see on what the voices differ. */
function AnswersInShort({ point }: { readonly point: Point }): JSX.Element {
  const { possible } = useSurroundings();
  const told = possible ? point.accounts : answersOf(point.accounts);
  return (
    <span class="answers">
      {told.slice(0, answers).map((account, index) => (
        <span key={index}>
          <Told text={clipped(account.value)} passages={account.passages} show={withDates} />
          {account.value.length > answerLength ? ' … ' : ' '}
          <Voices lineages={account.lineages} reports={account.reports} />
        </span>
      ))}
      {told.length > answers ? <span class="aside">{t.today.someLeft(told.length - answers)}</span> : null}
    </span>
  );
}

const clipped = (text: string): string =>
  text.length > answerLength ? text.slice(0, text.lastIndexOf(' ', answerLength)) : text;
