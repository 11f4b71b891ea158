import type { JSX } from 'preact';
import { useDesk } from '../../context.js';
import { href } from '../../route.js';
import { t } from '../../strings/strings.js';

/** How many independent voices the page rests on. */
export function Rests(): JSX.Element {
  const desk = useDesk();
  const { reports } = desk.record;
  const outlets = new Set(reports.flatMap((report) => report.outlet ?? [])).size;
  return (
    <section class="rests" aria-labelledby="rests">
      <h2 id="rests">{t.today.rests}</h2>
      <p>
        {t.today.restsOn(reports.length, desk.voices, outlets)}
        {reports.length > desk.voices ? ` ${t.today.follow(reports.length - desk.voices)}` : ''}{' '}
        <a href={href('sources')}>{t.views.sources} →</a>
      </p>
    </section>
  );
}
