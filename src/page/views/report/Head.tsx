import type { JSX } from 'preact';
import type { RecordReport } from '../../../joining/record.js';
import { languageName } from '../../../text/language-name.js';
import { useDesk } from '../../context.js';
import { dateAndTime } from '../../record/dates.js';
import { webAddress } from '../../record/fragment.js';
import { reportName } from '../../record/report-name.js';
import { href } from '../../route.js';
import { t } from '../../strings/strings.js';

/** Outlet, title, byline and date; and what story the report belongs to. */
export function Head({ report }: { readonly report: RecordReport }): JSX.Element {
  const desk = useDesk();
  const others = (desk.lineages.get(report.lineage)?.reports ?? []).filter((id) => id !== report.id);
  const original = webAddress(report.url);
  const workedOut = t.report.workedOut[report.publishedReason ?? ''];
  return (
    <header class="report-head">
      <p class="outlet">{report.outlet ?? t.sources.noOutlet}</p>
      <h2 class="words" dir="auto">
        {report.title ?? report.file ?? report.id}
      </h2>
      <p class="aside">
        {report.byline.length > 0 ? `${t.report.by} ${report.byline.join(', ')} · ` : ''}
        {dateAndTime(report.published)}
        {workedOut === undefined ? '' : ` (${workedOut})`} · {t.report.words(report.words)}
        {original ? (
          <>
            {' · '}
            <a href={original} rel="noreferrer noopener" target="_blank">
              {t.report.original}
            </a>
          </>
        ) : null}
      </p>
      {report.unread === true ? (
        <p class="aside">{t.report.notRead(languageName(report.language, '', t.locale))}</p>
      ) : null}
      <p class="aside">
        {t.report.lineage}:{' '}
        {others.length === 0 ? (
          t.voices.aloneStory
        ) : (
          <>
            {t.voices.oneOf(others.length + 1)}
            {' · '}
            {others.slice(0, 6).map((other, index) => (
              <span key={other}>
                {index > 0 ? ', ' : ''}
                <a href={href('compare', [report.id, other])}>
                  {reportName(desk, other)} ({t.sources.sideBySide})
                </a>
              </span>
            ))}
          </>
        )}
      </p>
    </header>
  );
}
