import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useDesk } from '../context.js';
import { lineagesOf } from '../record/passages.js';
import { reportName } from '../record/report-name.js';
import { t } from '../strings/strings.js';

interface Shown {
  readonly reports: readonly string[];
  readonly at: DOMRect;
}

/** One note for the whole page: lists the outlets behind the voices under the pointer, or in what has the focus. */
export function VoicesTip(): JSX.Element | null {
  const desk = useDesk();
  const [shown, setShown] = useState<Shown | null>(null);
  const note = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const show = (event: Event): void => {
      const target = event.target instanceof Element ? event.target : null;
      const voices =
        event.type === 'focusin' && target?.matches('summary, button, a')
          ? target.querySelector('[data-voices]')
          : target?.closest('[data-voices]');
      const reports = voices?.getAttribute('data-voices');
      setShown(
        voices && reports ? { reports: reports.split(' '), at: voices.getBoundingClientRect() } : null,
      );
    };
    const hide = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setShown(null);
    };
    // What has the focus keeps its note where it now stands; a note under a resting pointer would point at other lines.
    const follow = (): void => {
      const focused = document.activeElement?.matches('summary, button, a')
        ? document.activeElement.querySelector('[data-voices]')
        : null;
      setShown(noteOf(focused));
    };
    document.addEventListener('pointerover', show);
    document.addEventListener('focusin', show);
    document.addEventListener('keydown', hide);
    document.addEventListener('scroll', follow, { passive: true, capture: true });
    return () => {
      document.removeEventListener('pointerover', show);
      document.removeEventListener('focusin', show);
      document.removeEventListener('keydown', hide);
      document.removeEventListener('scroll', follow, { capture: true });
    };
  }, []);

  useEffect(() => {
    const box = note.current;
    if (!box || !shown) return;
    const { width, height } = box.getBoundingClientRect();
    const left = Math.max(8, Math.min(shown.at.left, document.documentElement.clientWidth - width - 8));
    const below = shown.at.bottom + 6;
    const top = below + height > innerHeight ? shown.at.top - height - 6 : below;
    box.style.transform = `translate(${left}px, ${Math.max(4, top)}px)`;
  }, [shown]);

  if (!shown) return null;
  const reports = shown.reports.flatMap((id) => desk.reports.get(id) ?? []);
  const lineages = lineagesOf(
    desk,
    reports.map((one) => ({ report: one.id, start: 0, end: 0, text: '' })),
  );
  return (
    <div class="voices-tip" ref={note} aria-hidden="true">
      <p>{t.voices.ofAll(lineages.length, desk.voices, reports.length)}</p>
      <ul>
        {lineages.slice(0, 12).map((lineage) => (
          <li key={lineage}>
            {reports
              .filter((one) => one.lineage === lineage)
              .map((one) => reportName(desk, one.id))
              .filter((name, index, all) => all.indexOf(name) === index)
              .join(' = ')}
          </li>
        ))}
      </ul>
    </div>
  );
}

function noteOf(voices: Element | null | undefined): Shown | null {
  const reports = voices?.getAttribute('data-voices');
  return voices && reports ? { reports: reports.split(' '), at: voices.getBoundingClientRect() } : null;
}
