import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useDesk, useShown, useSurroundings } from '../../context.js';
import type { Change, ChangedKind, Changes } from '../../data.js';
import { Item } from '../../parts/Item.js';
import { isKnownMark, Mark } from '../../parts/Mark.js';
import { StepName } from '../../parts/StepName.js';
import { longDate } from '../../record/dates.js';
import { passagesOf } from '../../record/passages.js';
import { href } from '../../route.js';
import { t } from '../../strings/strings.js';

const kinds: readonly ChangedKind[] = [
  'term',
  'pledge',
  'point',
  'observation',
  'step',
  'utterance',
  'report',
  'actor',
];
const linesOfKind = 2;

/** What changed since the day chosen at the top of the page. */
export function NewSince({ changes }: { readonly changes: Changes | null }): JSX.Element {
  const desk = useDesk();
  const shown = useShown();
  // What is gone stands in the record no more, and was told when it came.
  const isTold = ({ kind, id }: Change): boolean =>
    (kind !== 'term' || shown('terms', desk.terms.get(id) ?? {})) &&
    (kind !== 'point' || shown('points', desk.points.get(id) ?? {})) &&
    (kind !== 'step' || shown('steps', desk.steps.get(id) ?? {}));
  if (changes === null)
    return (
      <section aria-labelledby="new">
        <h2 id="new">{t.today.news}</h2>
        <p class="empty">{t.today.noComparison}</p>
      </section>
    );
  // A promise is a term too: it is told once, as the promise.
  const promised = new Set(changes.items.flatMap((one) => (one.kind === 'pledge' ? [one.id] : [])));
  const groups = kinds
    .map((kind) => ({
      kind,
      items: changes.items.filter(
        (one) => one.kind === kind && isTold(one) && !(kind === 'term' && promised.has(one.id)),
      ),
    }))
    .filter(({ items }) => items.length > 0);
  return (
    <section aria-labelledby="new">
      <h2 id="new">{t.today.newSince(longDate(changes.since))}</h2>
      {groups.length === 0 ? (
        <p class="empty">{t.today.nothingNew(longDate(changes.since))}</p>
      ) : (
        <>
          <p class="counts">
            {groups.map(({ kind, items }) => t.today.kinds[kind](items.length)).join(' · ')}
          </p>
          <ul class="changes">
            {groups
              .filter(({ kind }) => kind !== 'actor')
              .map(({ kind, items }) => (
                <ChangesOfKind key={kind} items={items} />
              ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** The changes of one kind; where they are many, the rest on request. */
function ChangesOfKind({ items }: { readonly items: readonly Change[] }): JSX.Element {
  const { printing } = useSurroundings();
  const [all, setAll] = useState(false);
  const listed = all ? items : items.slice(0, linesOfKind);
  const more = t.today.someLeft(items.length - listed.length);
  return (
    <>
      {listed.map((item) => (
        <li key={item.id}>
          <ChangeLine change={item} />
        </li>
      ))}
      {items.length > listed.length ? (
        <li class={printing ? 'aside' : ''}>
          {printing ? (
            more
          ) : (
            <button type="button" class="more" onClick={() => setAll(true)}>
              {more}
            </button>
          )}
        </li>
      ) : null}
    </>
  );
}

function ChangeLine({ change }: { readonly change: Change }): JSX.Element {
  const desk = useDesk();
  const step = change.kind === 'step' ? desk.steps.get(change.id) : undefined;
  const line = (
    <>
      <span class="change-kind">
        {t.today.change[change.change]} {t.today.kind[change.kind]}
      </span>{' '}
      {step ? (
        <StepName step={step} />
      ) : (
        <span class={change.kind === 'observation' || change.kind === 'utterance' ? 'words' : ''}>
          {change.text}
        </span>
      )}{' '}
      {change.is ? (
        <span class="aside">
          {change.was ? `${word(change.kind, change.was)} → ` : ''}
          {isKnownMark(change.is) ? <Mark kind={change.is} /> : null} {word(change.kind, change.is)}
        </span>
      ) : null}
    </>
  );
  if (change.kind === 'report') return <a href={href('report', [change.id])}>{line}</a>;
  const passages = passagesOf(desk, change.id);
  return passages.length > 0 ? (
    <Item item={change.id} passages={() => passages} summary={line} />
  ) : (
    <p>{line}</p>
  );
}

// States, bearings and verdicts have words of their own; a date is written as one; anything else stands as it is.
function word(kind: ChangedKind, value: string): string {
  const words: Readonly<Record<string, string>> =
    kind === 'pledge'
      ? t.pledges.seen
      : kind === 'observation'
        ? t.pledges.bearing
        : kind === 'point'
          ? t.accounts.verdict
          : t.table.state;
  return words[value] ?? (/^\d{4}-\d\d/.test(value) ? longDate(value) : value);
}
