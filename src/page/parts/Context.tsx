import type { JSX } from 'preact';
import type { Passage } from '../../text/passage.js';
import { useText } from '../context.js';
import { t } from '../strings/strings.js';

/** About three lines of a report around a passage, the passage marked. */
export function Context({ passage }: { readonly passage: Passage }): JSX.Element {
  const { text, failed } = useText(passage.report);
  if (text === null)
    return (
      <>
        {failed === null ? null : <p class="aside">{t.passage.failed}</p>}
        <blockquote class="words" dir="auto">
          <mark>{passage.text}</mark>
        </blockquote>
      </>
    );
  const from = startNear(text, passage.start);
  const to = endNear(text, passage.end);
  return (
    <blockquote class="words context" dir="auto">
      {from > 0 && text[from - 1] !== '\n' ? '… ' : ''}
      {text.slice(from, passage.start)}
      <mark>{text.slice(passage.start, passage.end)}</mark>
      {text.slice(passage.end, to)}
      {to < text.length && text[to] !== '\n' ? ' …' : ''}
    </blockquote>
  );
}

const reach = 160;

// The context stays within the paragraph if that gives enough to understand the words, and never cuts a word.
function startNear(text: string, start: number): number {
  const paragraph = text.lastIndexOf('\n', start - 1) + 1;
  if (start - paragraph <= reach) return paragraph;
  const space = text.indexOf(' ', start - reach);
  return space >= 0 && space < start ? space + 1 : start;
}

function endNear(text: string, end: number): number {
  const paragraph = text.indexOf('\n', end);
  const last = paragraph < 0 ? text.length : paragraph;
  if (last - end <= reach) return last;
  const space = text.lastIndexOf(' ', end + reach);
  return space > end ? space : end;
}
