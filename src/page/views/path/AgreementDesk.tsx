import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { deskOf, type Supposition } from '../../../agreement/desk.js';
import type { Choice } from '../../../agreement/variant.js';
import { useDesk } from '../../context.js';
import type { AgreementPayload } from '../../data.js';
import type { Source } from '../../record/source.js';
import { t } from '../../strings/strings.js';
import { AgreementGraph } from './AgreementGraph.js';
import { BlockingWords } from './BlockingWords.js';
import { Provisions } from './Provisions.js';
import { Variants } from './Variants.js';

/** The agreement, where one is written down: its path with switches, and at once what follows from them. */
export function AgreementDesk({ source }: { readonly source: Source }): JSX.Element {
  const [payload, setPayload] = useState<AgreementPayload | null>(null);
  useEffect(() => {
    let wanted = true;
    source.agreement().then(
      (found) => wanted && setPayload(found),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [source]);
  return (
    <section class="block agreement">
      <h3>{payload === null || payload.draft ? t.agreement.title : payload.name}</h3>
      {payload === null ? <p class="empty">{t.agreement.empty}</p> : <Running payload={payload} />}
    </section>
  );
}

function Running({ payload }: { readonly payload: AgreementPayload }): JSX.Element {
  const { record, setup } = useDesk();
  const [suppose, setSuppose] = useState<readonly Supposition[]>([]);
  const [choice, setChoice] = useState<Choice>([]);
  const opened = useMemo(() => deskOf(payload.agreement, payload.events, choice), [payload, choice]);
  const day = record.talks.asOf ?? setup.dates.at(-1) ?? '';
  // The end of the day that the record is shown for; what nobody dated stands at the time of the last event.
  const at = day
    ? Date.parse(`${day.slice(0, 10)}T23:59:59Z`)
    : Math.max(0, ...payload.events.map((event) => event.happened));
  const view = useMemo(() => (opened.ok ? opened.value.view({ at, suppose }) : null), [opened, at, suppose]);
  if (!opened.ok || !view)
    return (
      <>
        <p class="problem">{t.agreement.broken}</p>
        <ul>
          {(opened.ok ? [] : opened.problems).map((problem) => (
            <li key={problem.message}>
              {problem.message}. {problem.remedy}
            </li>
          ))}
        </ul>
      </>
    );
  const set = (what: string, party: string | null, says: 'yes' | 'no' | 'silent'): void => {
    const others = suppose.filter((one) => one.what !== what || one.party !== party);
    setSuppose(says === 'silent' ? others : [...others, { what, party, says }]);
  };
  return (
    <>
      {payload.draft ? <p class="intro">{t.agreement.draft}</p> : null}
      <p class="intro">{t.agreement.whatIf}</p>
      <Variants agreement={payload.agreement} choice={choice} choose={setChoice} />
      <AgreementGraph nodes={view.nodes} set={set} />
      <p class={`verdict ${view.entry.status.replace(' ', '-')}`} aria-live="polite">
        {view.sentence}
      </p>
      {suppose.length > 0 ? (
        <p class="onward">
          <button type="button" onClick={() => setSuppose([])}>
            {t.agreement.reset}
          </button>{' '}
          <span class="aside">{t.agreement.supposed(suppose.length)}</span>
        </p>
      ) : null}
      <BlockingWords blocking={view.blocking} deal={opened.value.deal} />
      <Provisions standing={opened.value.standing({ at, suppose })} />
    </>
  );
}
