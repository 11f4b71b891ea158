import type { JSX, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Span } from '../../text/passage.js';
import { useSurroundings } from '../context.js';
import { t } from '../strings/strings.js';
import { SayWhat } from './SayWhat.js';
import { selectedSpan } from './selected-span.js';

interface SelectionBarProps {
  readonly report: string;
  readonly text: string;
  readonly within: RefObject<HTMLElement | null>;
}

/** Appears under words selected in a report: say what they are. The same can be opened by a button and typed words. */
export function SelectionBar({ report, text, within }: SelectionBarProps): JSX.Element | null {
  const { rulings } = useSurroundings();
  const [span, setSpan] = useState<Span | null>(null);
  const [place, setPlace] = useState<{ readonly left: number; readonly top: number } | null>(null);
  const [saying, setSaying] = useState<{ readonly span: Span | null } | null>(null);
  const bar = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const look = (): void => {
      const selection = getSelection();
      const found = within.current && selection ? selectedSpan(within.current, selection) : null;
      setSpan(found);
      if (!found || !selection) return;
      const box = selection.getRangeAt(0).getBoundingClientRect();
      setPlace({ left: box.left + scrollX, top: box.bottom + scrollY + 8 });
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [within]);

  useEffect(() => {
    if (!bar.current || !place) return;
    const most = document.documentElement.clientWidth - bar.current.offsetWidth - 8;
    bar.current.style.left = `${Math.max(8, Math.min(place.left, most))}px`;
    bar.current.style.top = `${place.top}px`;
  }, [place, span]);

  if (!rulings.may) return null;
  return (
    <>
      <p class="onward">
        <button type="button" onClick={() => setSaying({ span: null })}>
          {t.report.sayWhat} …
        </button>
      </p>
      {span && !saying ? (
        <div class="selection-bar" ref={bar}>
          <button
            type="button"
            class="main"
            // The press must not take the selection away before the click is heard.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => setSaying({ span })}
          >
            {t.rulings.say} …
          </button>
        </div>
      ) : null}
      {saying ? (
        <SayWhat report={report} text={text} span={saying.span} close={() => setSaying(null)} />
      ) : null}
    </>
  );
}
