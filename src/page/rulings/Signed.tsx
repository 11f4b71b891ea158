import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useSurroundings } from '../context.js';
import type { RulingDraft } from '../data.js';
import { problemWords } from '../record/source.js';
import { t } from '../strings/strings.js';

interface SignedProps {
  readonly title: string;
  readonly children?: ComponentChildren;
  readonly draft: (form: FormData, note: string | null) => RulingDraft | string;
  readonly close: () => void;
}

/** A small form that ends in a signature; without a name no ruling is kept. */
export function Signed({ title, children, draft, close }: SignedProps): JSX.Element {
  const { desk, rulings } = useSurroundings();
  const [problem, setProblem] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  // Before anything can be typed: letters that follow the click at once belong into the form.
  useLayoutEffect(() => {
    form.current?.querySelector<HTMLElement>('input, select, button')?.focus();
  }, []);
  const sign = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!form.current) return;
    const data = new FormData(form.current);
    const name = String(data.get('reader') ?? '').trim();
    if (desk.setup.reader === null && name) rulings.sign(name);
    const ruling = draft(data, String(data.get('note') ?? '').trim() || null);
    if (typeof ruling === 'string') return setProblem(ruling);
    try {
      await rulings.rule(ruling, name);
      close();
    } catch (reason) {
      setProblem(`${t.rulings.failed}: ${problemWords(reason)}`);
    }
  };
  return (
    <form
      class="signed"
      ref={form}
      onSubmit={sign}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
    >
      <p class="signed-title">{title}</p>
      {children}
      <label>
        {t.rulings.why}
        <input name="note" autocomplete="off" />
      </label>
      {desk.setup.reader === null ? (
        <label>
          {t.rulings.yourName}
          {/* Given once and then the reader's: drawn anew as `value`, it would take back what was typed. */}
          <input name="reader" required defaultValue={rulings.reader ?? ''} autocomplete="name" />
        </label>
      ) : null}
      {problem ? (
        <p role="alert" class="problem">
          {problem}
        </p>
      ) : null}
      <p class="rule-on">
        <button type="submit" class="main">
          {t.rulings.sign}
        </button>
        <button type="button" onClick={close}>
          {t.rulings.cancel}
        </button>
      </p>
    </form>
  );
}
