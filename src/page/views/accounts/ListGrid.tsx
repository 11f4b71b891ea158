import type { JSX } from 'preact';
import type { Account } from '../../../joining/record.js';
import { useDesk } from '../../context.js';
import { Mark } from '../../parts/Mark.js';
import { reportName } from '../../record/report-name.js';
import { t } from '../../strings/strings.js';
import { letterOf } from './letter.js';

/** Who names whom: all names down, accounts across; filled for named, hollow for possible, empty for not named. */
export function ListGrid({ accounts }: { readonly accounts: readonly Account[] }): JSX.Element {
  const desk = useDesk();
  // An account that gives no list has nothing to say in a grid; it stands below with its words.
  const lists = accounts.flatMap((account, index) =>
    account.items?.length ? [{ account, letter: letterOf(index) }] : [],
  );
  const named = (name: string): number =>
    accounts.filter((account) => account.items?.some((item) => item.name === name)).length;
  const names = [
    ...new Set(accounts.flatMap((account) => account.items?.map((item) => item.name) ?? [])),
  ].sort((a, b) => named(b) - named(a) || (a < b ? -1 : 1));
  return (
    <div class="wide">
      <table class="grid">
        <thead>
          <tr>
            <th scope="col">{t.accounts.name}</th>
            {lists.map(({ account, letter }) => (
              <th scope="col" key={letter}>
                {letter}
                <span class="aside">
                  {[...new Set(account.reports.map((id) => reportName(desk, id)))].join(', ')}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">{desk.actors.get(name)?.name ?? name}</th>
              {lists.map(({ account, letter }) => {
                const found = account.items?.find((item) => item.name === name);
                return (
                  <td key={letter} class={found ? 'has' : ''}>
                    {found ? (
                      <Mark
                        kind={found.named}
                        label={found.named === 'named' ? t.accounts.named : t.accounts.possible}
                      />
                    ) : (
                      <span class="unseen">{t.accounts.notNamed}</span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="legend">
        <Mark kind="named" /> {t.accounts.named} <Mark kind="possible" /> {t.accounts.possible}
      </p>
    </div>
  );
}
