import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { useDesk } from '../context.js';
import { LongList } from '../parts/LongList.js';
import { dateAndTime } from '../record/dates.js';
import { href } from '../route.js';
import { t } from '../strings/strings.js';
import { Alone } from './sources/Alone.js';
import { LineageTree } from './sources/LineageTree.js';
import { Outlets } from './sources/Outlets.js';

/** Who took from whom, what a single voice carries, and all reports. */
export function Sources(): JSX.Element {
  const desk = useDesk();
  const stories = useMemo(
    () =>
      desk.record.lineages
        .filter((lineage) => lineage.reports.length > 1)
        .sort((a, b) => b.reports.length - a.reports.length || (a.id < b.id ? -1 : 1)),
    [desk],
  );
  const single = useMemo(() => {
    const told = new Set(stories.flatMap((lineage) => lineage.reports));
    return desk.record.reports
      .filter((report) => !told.has(report.id))
      .sort((a, b) => ((a.published ?? '') < (b.published ?? '') ? 1 : -1));
  }, [desk, stories]);
  if (desk.record.reports.length === 0) return <p class="empty">{t.sources.empty}</p>;
  return (
    <>
      <p class="intro">{t.sources.lead}</p>
      <section class="block">
        <h3>{t.sources.stories}</h3>
        {stories.length === 0 ? <p class="empty">{t.sources.noStories}</p> : null}
        <LongList
          label={t.sources.stories}
          count={stories.length}
          version={stories}
          estimate={(index) => 60 + (stories[index]?.reports.length ?? 0) * 64}
          keyOf={(index) => stories[index]?.id ?? String(index)}
          row={(index) => {
            const lineage = stories[index];
            return lineage ? <LineageTree lineage={lineage} /> : null;
          }}
        />
      </section>
      {single.length > 0 ? (
        <section class="block">
          <h3>
            {t.sources.single} <span class="aside">{t.plural(single.length, 'report')}</span>
          </h3>
          <LongList
            label={t.sources.single}
            count={single.length}
            version={single}
            estimate={() => 56}
            keyOf={(index) => single[index]?.id ?? String(index)}
            row={(index) => {
              const report = single[index];
              if (!report) return null;
              return (
                <a class="report-line" href={href('report', [report.id])}>
                  <b>{report.outlet ?? t.sources.noOutlet}</b>{' '}
                  <span class="words" dir="auto">
                    {report.title ?? report.file ?? report.id}
                  </span>{' '}
                  <span class="aside">{dateAndTime(report.published)}</span>
                </a>
              );
            }}
          />
        </section>
      ) : null}
      <Outlets />
      <Alone />
    </>
  );
}
