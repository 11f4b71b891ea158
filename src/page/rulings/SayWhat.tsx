import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { passageAt, type Span } from '../../text/passage.js';
import { useDesk } from '../context.js';
import type { RulingDraft } from '../data.js';
import { t } from '../strings/strings.js';
import { actChoices, actorChoices, bearingChoices, type Field, issueChoices } from './fields.js';
import { Signed } from './Signed.js';

type What = keyof typeof t.rulings.whats;

interface SayWhatProps {
  readonly report: string;
  readonly text: string;
  /** The words selected; null where they are still to be typed. */
  readonly span: Span | null;
  readonly close: () => void;
}

/** A dialog in which a reader says what words of a report are. */
export function SayWhat({ report, text, span, close }: SayWhatProps): JSX.Element {
  const desk = useDesk();
  const dialog = useRef<HTMLDialogElement>(null);
  const [what, setWhat] = useState<What>('statement');
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const end = (): void => {
    dialog.current?.close();
    close();
  };
  const draft = (form: FormData, note: string | null): RulingDraft | string => {
    const typed = String(form.get('words') ?? '');
    const found = span ?? spanOfWords(text, typed);
    if (!found) return t.rulings.notThere;
    const fields = Object.fromEntries(
      fieldsFor(what).map((field) => {
        const value = String(form.get(field.name) ?? '');
        return [field.name, field.many ? [value].filter(Boolean) : value || null];
      }),
    );
    return { kind: 'add', items: [], what, passage: passageAt(report, text, found), fields, note };
  };
  const fieldsFor = (kind: What): readonly Field[] => {
    const actor = (name: string): Field => ({
      name,
      value: '',
      choices: [['', t.said.nobody], ...actorChoices(desk)],
    });
    switch (kind) {
      case 'statement':
        return [actor('speaker')];
      case 'move':
        return [
          actor('actor'),
          { name: 'act', value: 'offer', choices: actChoices() },
          { name: 'issues', value: '', many: true, choices: [['', t.rulings.none], ...issueChoices(desk)] },
        ];
      case 'observation':
        return [actor('about'), { name: 'bearing', value: 'unclear', choices: bearingChoices() }];
      case 'step':
        return [
          {
            name: 'step',
            value: '',
            choices: [
              ['', t.rulings.none],
              ...desk.setup.labels.steps.map((one) => [one.key, one.label] as const),
            ],
          },
        ];
      case 'furniture':
        return [];
    }
  };
  return (
    <dialog ref={dialog} class="say-what" onClose={close} aria-label={t.rulings.say}>
      <Signed title={t.rulings.say} draft={draft} close={end}>
        {span ? (
          <blockquote class="words" dir="auto">
            {text.slice(span.start, span.end)}
          </blockquote>
        ) : (
          <label>
            {t.rulings.find}
            <textarea name="words" required rows={3} />
          </label>
        )}
        <label>
          {t.rulings.what}
          <select value={what} onChange={(event) => setWhat(event.currentTarget.value as What)}>
            {Object.entries(t.rulings.whats).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        {fieldsFor(what).map((field) => (
          <label key={`${what}${field.name}`}>
            {t.rulings.fields[field.name] ?? field.name}
            <select name={field.name}>
              {field.choices.map(([value, label]) => (
                <option key={value} value={value} selected={value === field.value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        ))}
      </Signed>
    </dialog>
  );
}

// White space that was typed or pasted may differ from the report's; everything else must stand there exactly.
function spanOfWords(text: string, typed: string): Span | null {
  const words = typed.trim().split(/\s+/).filter(Boolean);
  const first = words[0];
  if (first === undefined) return null;
  for (let start = text.indexOf(first); start >= 0; start = text.indexOf(first, start + 1)) {
    let at = start;
    let all = true;
    for (const word of words) {
      while (at > start && /\s/.test(text[at] ?? '')) at++;
      if (!text.startsWith(word, at)) {
        all = false;
        break;
      }
      at += word.length;
    }
    if (all) return { start, end: at };
  }
  return null;
}
