import type { JSX } from 'preact';
import type { Blocking, BlockingPattern } from '../../../agreement/block.js';
import type { Deal } from '../../../agreement/deal.js';
import { t } from '../../strings/strings.js';

const listed = 8;

/** Who can still keep the deal from entering into force, alone or together. */
export function BlockingWords({
  blocking,
  deal,
}: {
  readonly blocking: Blocking;
  readonly deal: Deal;
}): JSX.Element {
  const name = (id: string): string => deal.parties.find((party) => party.id === id)?.name ?? id;
  const names = (ids: readonly string[]): string => ids.map(name).join(', ');
  const parts = (pattern: BlockingPattern): string =>
    pattern.parts
      .map((part) =>
        part.take === part.of.length ? names(part.of) : t.agreement.any(part.take, names(part.of)),
      )
      .join(' + ');
  const together = blocking.patterns.filter(
    (pattern) => pattern.parts.reduce((sum, part) => sum + part.take, 0) > 1,
  );
  return (
    <div class="blocking">
      <h4>{t.agreement.canBlock}</h4>
      {blocking.verdict === 'blocked' ? <p>{t.agreement.blocked}</p> : null}
      {blocking.verdict === 'settled' ? <p>{t.agreement.nobody}</p> : null}
      {blocking.alone.length > 0 ? <p>{t.agreement.alone(names(blocking.alone))}</p> : null}
      {blocking.inEvery.length > 0 && together.length > 0 ? (
        <p>{t.agreement.inEvery(names(blocking.inEvery))}</p>
      ) : null}
      <ul>
        {together.slice(0, listed).map((pattern) => (
          <li key={parts(pattern)}>{t.agreement.together(t.agreement.sets(pattern.sets), parts(pattern))}</li>
        ))}
      </ul>
      {together.length > listed || !blocking.complete ? <p class="aside">{t.agreement.more}</p> : null}
    </div>
  );
}
