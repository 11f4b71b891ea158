import type { JSX } from 'preact';
import type { Account, Point } from '../../../joining/record.js';
import { useDesk } from '../../context.js';
import { Item } from '../../parts/Item.js';
import { Marked } from '../../parts/Mark.js';
import { isQuoted } from '../../parts/Told.js';
import { Voices } from '../../parts/Voices.js';
import { longDate } from '../../record/dates.js';
import { voicesFirst } from '../../record/passages.js';
import { reportName } from '../../record/report-name.js';
import { t } from '../../strings/strings.js';
import { ListGrid } from './ListGrid.js';
import { NumberScale } from './NumberScale.js';

/** One question with its accounts side by side: the answer, the very words, who tells it. */
export function PointItem({
  point,
  chosen,
}: {
  readonly point: Point;
  readonly chosen: boolean;
}): JSX.Element {
  return (
    <section class={`point${chosen ? ' chosen' : ''}`} aria-labelledby={`point-${point.id}`}>
      <h3 id={`point-${point.id}`}>
        <span class="question">{point.question}</span>{' '}
        <span class="aside">
          <Marked kind={point.verdict}>{t.accounts.verdict[point.verdict]}</Marked>
          {point.changed ? ` · ${t.accounts.changed}` : ''}
        </span>
      </h3>
      {point.accounts.some((account) => account.items) ? <ListGrid accounts={point.accounts} /> : null}
      {point.accounts.some((account) => account.number) ? <NumberScale accounts={point.accounts} /> : null}
      <div class="side-by-side">
        {point.accounts.map((account, index) => (
          <AccountColumn
            key={index}
            account={account}
            letter={letterOf(index)}
            list={account.items !== undefined}
          />
        ))}
      </div>
    </section>
  );
}

interface AccountColumnProps {
  readonly account: Account;
  readonly letter: string;
  readonly list: boolean;
}

function AccountColumn({ account, letter, list }: AccountColumnProps): JSX.Element {
  const desk = useDesk();
  const passages = voicesFirst(desk, account.passages);
  const first = passages[0];
  return (
    <Item
      class="account"
      passages={() => account.passages}
      summary={
        <>
          <span class="account-letter">{t.accounts.account(letter)}</span>
          {list || isQuoted(account.value, account.passages) ? null : (
            <b class="account-value">{account.value}</b>
          )}
          {first ? (
            <q class="words" dir="auto">
              {first.text}
            </q>
          ) : null}
          <span class="aside">
            {outletsOf(passages.map((one) => reportName(desk, one.report)))}{' '}
            {account.date ? `· ${longDate(account.date)} ` : ''}
            <Voices lineages={account.lineages} reports={account.reports} />
            {account.lineages.length === 1 ? ` ${t.voices.alone}` : ''}
          </span>
        </>
      }
    />
  );
}

export const letterOf = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : String(index + 1);

const outletsOf = (outlets: readonly string[]): string => [...new Set(outlets)].join(', ');
