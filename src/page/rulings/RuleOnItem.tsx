import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useSurroundings } from '../context.js';
import type { RulingDraft } from '../data.js';
import { t } from '../strings/strings.js';
import { fieldsOf } from './fields.js';
import { Signed } from './Signed.js';

type Intent = 'confirm' | 'reject' | 'relabel';

/** The line under an open item: say whether it is right, or what it is instead. */
export function RuleOnItem({ item }: { readonly item: string }): JSX.Element | null {
  const { desk, rulings } = useSurroundings();
  const [intent, setIntent] = useState<Intent | null>(null);
  if (!rulings.may) return null;
  const fields = fieldsOf(desk, item);
  const own = rulings.on.get(item) ?? [];
  if (intent === null)
    return (
      <p class="rule-on">
        <button type="button" onClick={() => setIntent('confirm')}>
          {t.rulings.right}
        </button>
        <button type="button" onClick={() => setIntent('reject')}>
          {t.rulings.wrong}
        </button>
        {fields.length > 0 ? (
          <button type="button" onClick={() => setIntent('relabel')}>
            {t.rulings.other}
          </button>
        ) : null}
        {own.map((ruling) => (
          <button type="button" key={ruling.id} onClick={() => rulings.undo(ruling.id)}>
            {t.rulings.undo}: {t.rulings.youSay[ruling.kind] ?? ruling.kind}
          </button>
        ))}
      </p>
    );
  const draft = (form: FormData, note: string | null): RulingDraft => {
    if (intent !== 'relabel') return { kind: intent, items: [item], note };
    const field = fields.find((one) => form.get(one.name) !== one.value) ?? fields[0];
    const value = String(form.get(field?.name ?? '') ?? '');
    return {
      kind: 'relabel',
      items: [item],
      field: field?.name ?? '',
      value: field?.many ? [value] : value,
      note,
    };
  };
  return (
    <Signed
      title={intent === 'confirm' ? t.rulings.right : intent === 'reject' ? t.rulings.wrong : t.rulings.other}
      draft={draft}
      close={() => setIntent(null)}
    >
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
