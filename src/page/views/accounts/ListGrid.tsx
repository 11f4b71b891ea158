import type { JSX } from 'preact';
import type { Account } from '../../../joining/record.js';
import { useDesk } from '../../context.js';
import { Mark } from '../../parts/Mark.js';
import { t } from '../../strings/strings.js';
import { letterOf } from './PointItem.js';

/** Who names whom: all names down, accounts across; filled for named, hollow for possible, empty for not named. */
export function ListGrid({ accounts }: { readonly accounts: readonly Account[] }): JSX.Element {
  const desk = useDesk();
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
            {accounts.map((account, index) => (
              <th scope="col" key={index}>
                {letterOf(index)}
                <span class="aside">
                  {[...new Set(account.reports.map((id) => desk.reports.get(id)?.outlet ?? id))].join(', ')}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">{desk.actors.get(name)?.name ?? name}</th>
              {accounts.map((account, index) => {
                const found = account.items?.find((item) => item.name === name);
                return (
                  <td key={index} class={found ? 'has' : ''}>
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
