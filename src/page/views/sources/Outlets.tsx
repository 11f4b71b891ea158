import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { useDesk } from '../../context.js';
import { t } from '../../strings/strings.js';

const atMost = 60;

/** Every outlet with its reports, and the voices among them. */
export function Outlets(): JSX.Element {
  const desk = useDesk();
  const outlets = useMemo(() => {
    const counts = new Map<string, { reports: number; readonly voices: Set<string> }>();
    for (const report of desk.record.reports) {
      const name = report.outlet ?? t.sources.noOutlet;
      const count = counts.get(name) ?? { reports: 0, voices: new Set<string>() };
      count.reports += 1;
      count.voices.add(report.lineage);
      counts.set(name, count);
    }
    return [...counts].sort(([a, x], [b, y]) => y.reports - x.reports || (a < b ? -1 : 1));
  }, [desk]);
  return (
    <section class="block">
      <h3>{t.sources.outlets}</h3>
      <table class="grid">
        <thead>
          <tr>
            <th scope="col">{t.sources.outlet}</th>
            <th scope="col">{t.sources.reports}</th>
            <th scope="col">{t.sources.voices}</th>
          </tr>
        </thead>
        <tbody>
          {outlets.slice(0, atMost).map(([name, count]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="number">{count.reports}</td>
              <td class="number">{count.voices.size}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {outlets.length > atMost ? <p class="aside">{t.today.someLeft(outlets.length - atMost)}</p> : null}
    </section>
  );
}
