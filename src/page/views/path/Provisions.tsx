import type { JSX } from 'preact';
import type { Standing } from '../../../agreement/standing.js';
import { Marked } from '../../parts/Mark.js';
import { t } from '../../strings/strings.js';

const marks: Readonly<Record<string, string>> = {
  fulfilled: 'agreed',
  breached: 'refused',
  'in force': 'pledge',
  pending: 'floated',
  suspended: 'unclear',
  lapsed: 'dropped',
  unknown: 'unknown',
};

/** How every provision stands, and for whom. */
export function Provisions({ standing }: { readonly standing: Standing }): JSX.Element {
  return (
    <details class="provisions">
      <summary>{t.agreement.standing}</summary>
      <ul>
        {standing.provisions.map((provision) => (
          <li key={provision.id}>
            <Marked kind={marks[provision.status] ?? 'unknown'}>{provision.word}</Marked> {provision.text}{' '}
            <span class="aside">
              {t.agreement.kind[provision.kind] ?? provision.kind}
              {provision.bearers.some((bearer) => bearer.name)
                ? `: ${provision.bearers.map((bearer) => `${bearer.name ?? t.agreement.itself} (${bearer.word})`).join(', ')}`
                : ''}
              {provision.decide ? ` · ${t.agreement.decide}: ${provision.decide}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
