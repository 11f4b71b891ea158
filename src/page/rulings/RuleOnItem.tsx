import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useSurroundings } from '../context.js';
import type { RulingDraft } from '../data.js';
import { problemWords } from '../record/source.js';
import { t } from '../strings/strings.js';
import { fieldsOf } from './fields.js';
import type { KeptRuling } from './keeper.js';
import { ruledOn } from './ruled-on.js';
import { Signed } from './Signed.js';

type Intent = 'confirm' | 'reject' | 'relabel';

/** The line under an open item: say whether it is right, or what it is instead. */
export function RuleOnItem({ item }: { readonly item: string }): JSX.Element | null {
  const { desk, rulings } = useSurroundings();
  const [intent, setIntent] = useState<Intent | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  if (!rulings.may) return null;
  const fields = fieldsOf(desk, item);
  const own = ruledOn(desk, rulings, item);
  // A name is no claim: it is merged or parted, and that can be undone here too.
  const judged = !desk.actors.has(item);
  if (!judged && own.length === 0) return null;
  const wordings = desk.utterances.get(item)?.statements.length ?? 0;
  const undo = (ruling: KeptRuling): void => {
    rulings.undo(ruling).then(
      () => setProblem(null),
      (reason: unknown) => setProblem(problemWords(reason)),
    );
  };
  if (intent === null)
    return (
      <p class="rule-on">
        {judged ? (
          <>
            <button type="button" onClick={() => setIntent('confirm')}>
              {t.rulings.right}
            </button>
            <button type="button" onClick={() => setIntent('reject')}>
              {t.rulings.wrong}
            </button>
          </>
        ) : null}
        {fields.length > 0 ? (
          <button type="button" onClick={() => setIntent('relabel')}>
            {t.rulings.other}
          </button>
        ) : null}
        {own.filter(rulings.undoable).map((ruling) => (
          <button type="button" key={ruling.ids[0]} onClick={() => undo(ruling)}>
            {t.rulings.undo}: {t.rulings.youSay[ruling.kind] ?? ruling.kind}
          </button>
        ))}
        {problem === null ? null : (
          <span role="alert" class="problem">
            {problem}
          </span>
        )}
      </p>
    );
  const draft = (form: FormData, note: string | null): RulingDraft | string => {
    if (intent !== 'relabel') return { kind: intent, items: [item], note };
    const field = fields.find((one) => form.get(one.name) !== one.value);
    if (!field) return t.rulings.nothingElse;
    const value = String(form.get(field.name) ?? '');
    return {
      kind: 'relabel',
      items: [item],
      field: field.name,
      value: field.many ? [value, ...(field.others ?? []).filter((one) => one !== value)] : value,
      note,
    };
  };
  return (
    <Signed
      title={intent === 'confirm' ? t.rulings.right : intent === 'reject' ? t.rulings.wrong : t.rulings.other}
      draft={draft}
      close={() => setIntent(null)}
    >
      {wordings > 1 ? <p class="aside">{t.rulings.allWordings(wordings)}</p> : null}
      {intent === 'relabel'
        ? fields.map((field) => (
            <label key={field.name}>
              {t.rulings.fields[field.name] ?? field.name}
              <select name={field.name}>
                {field.choices.map(([value, label]) => (
                  <option key={value} value={value} selected={value === field.value}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
          ))
        : null}
    </Signed>
  );
}
