import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useDesk } from './context.js';
import type { Changes } from './data.js';
import { placeOf } from './record/place.js';
import type { Source } from './record/source.js';
import { href, type Route } from './route.js';
import { t } from './strings/strings.js';
import { Accounts } from './views/Accounts.js';
import { Compare } from './views/Compare.js';
import { Names } from './views/Names.js';
import { Path } from './views/Path.js';
import { Pledges } from './views/Pledges.js';
import { Report } from './views/Report.js';
import { Rulings } from './views/Rulings.js';
import { Said } from './views/Said.js';
import { Search } from './views/Search.js';
import { Sources } from './views/Sources.js';
import { Table } from './views/Table.js';
import { Timeline } from './views/Timeline.js';
import { Today } from './views/Today.js';

interface ViewProps {
  readonly route: Route;
  readonly changes: Changes | null;
  readonly source: Source;
}

/** The view that the address names; an item's address leads to the view in which it stands. */
export function View({ route: asked, changes, source }: ViewProps): JSX.Element {
  const desk = useDesk();
  const route = asked.view === 'item' ? placeOf(desk, asked.args[0] ?? '') : asked;
  const title = titleOf(route.view);
  useEffect(() => {
    if (title) document.title = `${title} – ${desk.record.talks.title}`;
  }, [title, desk]);
  useTop(route);
  return (
    <>
      {title && route.view !== 'report' ? (
        <h2 class={route.view === 'today' ? 'unseen' : 'view-title'}>{title}</h2>
      ) : null}
      {inner(route, changes, source)}
    </>
  );
}

function inner(route: Route, changes: Changes | null, source: Source): JSX.Element {
  switch (route.view) {
    case 'today':
      return <Today changes={changes} />;
    case 'table':
      return <Table key={route.args[0]} route={route} />;
    case 'accounts':
      return <Accounts key={route.args[0]} route={route} />;
    case 'said':
      return <Said key={route.args[0]} route={route} />;
    case 'report':
      return <Report key={route.args[0]} route={route} />;
    case 'pledges':
      return <Pledges key={route.args[0]} route={route} />;
    case 'path':
      return <Path key={route.args[0]} route={route} source={source} />;
    case 'sources':
      return <Sources />;
    case 'compare':
      return <Compare key={route.args.join('/')} route={route} />;
    case 'timeline':
      return <Timeline route={route} />;
    case 'names':
      return <Names key={route.args[0]} route={route} />;
    case 'rulings':
      return <Rulings />;
    case 'search':
      return <Search route={route} />;
    default:
      return (
        <p class="empty">
          {t.desk.notFound} <a href={href('today')}>{t.desk.toToday}</a>
        </p>
      );
  }
}

const titleOf = (view: string): string | null => {
  const titles: Readonly<Record<string, string>> = t.views;
  return titles[view] ?? null;
};

// A new view begins at its top, as a new page does; a place within a view looks after itself.
function useTop(route: Route): void {
  const last = useRef(`${route.view}/${route.args.join('/')}`);
  useEffect(() => {
    const now = `${route.view}/${route.args.join('/')}`;
    if (now === last.current) return;
    last.current = now;
    if (!route.params.has('at')) scrollTo(0, 0);
    const open = document.querySelector('details.item[open], .chosen');
    open?.scrollIntoView({ block: 'center' });
  });
}
