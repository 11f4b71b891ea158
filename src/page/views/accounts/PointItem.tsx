import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Account, Point } from '../../../joining/record.js';
import { answersOf } from '../../../joining/sure.js';
import { useDesk, useSurroundings } from '../../context.js';
import { Item } from '../../parts/Item.js';
import { Marked } from '../../parts/Mark.js';
import { Unsure } from '../../parts/Possible.js';
import { isQuoted } from '../../parts/Told.js';
import { Voices } from '../../parts/Voices.js';
import { longDate, withDates } from '../../record/dates.js';
import { voicesFirst } from '../../record/passages.js';
import { reportName } from '../../record/report-name.js';
import { Ruled } from '../../rulings/Ruled.js';
import { RuleOnItem } from '../../rulings/RuleOnItem.js';
import { ruledOn } from '../../rulings/ruled-on.js';
import { t } from '../../strings/strings.js';
import { ListGrid } from './ListGrid.js';
import { letterOf } from './letter.js';
import { NumberScale } from './NumberScale.js';

/** One question with its accounts side by side: the answer, the very words, who tells it. */
export function PointItem({
  point,
  chosen,
}: {
  readonly point: Point;
  readonly chosen: boolean;
}): JSX.Element {
  const { desk, rulings, possible } = useSurroundings();
  const [asked, setAsked] = useState(false);
  const accounts = possible || asked ? point.accounts : answersOf(point.accounts);
  const left = point.accounts.length - accounts.length;
  const ruled = ruledOn(desk, rulings, point.id);
  return (
    <section class={`point${chosen ? ' chosen' : ''}`} aria-labelledby={`point-${point.id}`}>
      <h3 id={`point-${point.id}`}>
        <span class="question">{point.question}</span>{' '}
        <span class="aside">
          <Marked kind={point.verdict}>
            {point.changed ? t.accounts.changed : t.accounts.verdict[point.verdict]}
          </Marked>{' '}
          <Unsure item={point} />
        </span>
        {ruled.length > 0 ? <Ruled rulings={ruled} /> : null}
      </h3>
      {accounts.some((account) => account.items) ? <ListGrid accounts={accounts} /> : null}
      {accounts.some((account) => account.number) ? <NumberScale accounts={accounts} /> : null}
      <div class="side-by-side">
        {accounts.map((account, index) => (
          <AccountColumn
            key={index}
            account={account}
            letter={letterOf(index)}
            list={account.items !== undefined}
          />
        ))}
      </div>
      {left > 0 ? (
        <p class="aside">
          {t.accounts.left(left)}{' '}
          <button type="button" onClick={() => setAsked(true)}>
            {t.possible.show}
          </button>
        </p>
      ) : null}
      <RuleOnPoint point={point.id} />
    </section>
  );
}

/** Below its accounts, and only on request: forty questions with three buttons each would be a wall of buttons. */
function RuleOnPoint({ point }: { readonly point: string }): JSX.Element | null {
  const { rulings } = useSurroundings();
  const [asked, setAsked] = useState(false);
  if (!rulings.may) return null;
  if (asked) return <RuleOnItem item={point} />;
  return (
    <p class="rule-on quiet">
      <button type="button" onClick={() => setAsked(true)}>
        {t.rulings.onQuestion}
      </button>
    </p>
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
            <b class="account-value">{withDates(account.value)}</b>
          )}
          {first ? (
            <q class="words" dir="auto">
              {first.text}
            </q>
          ) : null}
          <span class="aside">
            {outletsOf(passages.map((one) => reportName(desk, one.report)))}{' '}
            {account.date && !account.value.includes(account.date) ? `· ${longDate(account.date)} ` : ''}
            <Voices lineages={account.lineages} reports={account.reports} />
            {account.lineages.length === 1 ? ` ${t.voices.alone}` : ''}
          </span>
        </>
      }
    />
  );
}

const outletsOf = (outlets: readonly string[]): string => [...new Set(outlets)].join(', ');
