import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useSurroundings } from './context.js';
import { longDate } from './record/dates.js';
import { href, type Route, replaceParams, sections } from './route.js';
import { t } from './strings/strings.js';
import { ThemeChoice } from './ThemeChoice.js';

interface MastheadProps {
  readonly route: Route;
  readonly since: string | null;
  readonly setSince: (date: string) => void;
  readonly asOf: string | null;
  readonly setAsOf: (date: string | null) => void;
}

/** The talks, the day, what to compare with, search, and the sections of the desk. */
export function Masthead({ route, since, setSince, asOf, setAsOf }: MastheadProps): JSX.Element {
  const { desk, served } = useSurroundings();
  const { dates } = desk.setup;
  const day = asOf ?? desk.record.talks.asOf ?? dates.at(-1) ?? null;
  const earlier = dates.filter((date) => !day || date < day.slice(0, 10));
  return (
    <header class="masthead">
      <div class="band">
        <h1>
          <a href={href('today')}>{desk.record.talks.title}</a>
        </h1>
        <div class="dates">
          {day === null ? null : served && dates.length > 1 ? (
            <label>
              {t.desk.asOf}{' '}
              <select
                value={day.slice(0, 10)}
                onChange={(event) => {
                  const chosen = event.currentTarget.value;
                  setAsOf(chosen === dates.at(-1) ? null : chosen);
                }}
              >
                {dates.toReversed().map((date) => (
                  <option key={date} value={date}>
                    {longDate(date)}
                  </option>
                ))}
              </select>
            </label>
          ) : (
            <span>
              {t.desk.asOf} <time dateTime={day}>{longDate(day)}</time>
            </span>
          )}
          {earlier.length > 0 && since !== null ? (
            <label class="compare-with">
              {t.desk.compareWith}{' '}
              <select value={since} onChange={(event) => setSince(event.currentTarget.value)}>
                {earlier.toReversed().map((date) => (
                  <option key={date} value={date}>
                    {longDate(date)}
                  </option>
                ))}
              </select>
            </label>
          ) : null}
        </div>
        <SearchField route={route} />
      </div>
      <nav aria-label={t.desk.sections}>
        <ul>
          {sections.map((view) => (
            <li key={view}>
              <a href={href(view)} aria-current={route.view === view ? 'page' : undefined}>
                {t.views[view]}
              </a>
            </li>
          ))}
        </ul>
        <ThemeChoice />
      </nav>
    </header>
  );
}

function SearchField({ route }: { readonly route: Route }): JSX.Element {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof HTMLElement && event.target.matches('input, textarea, select')) return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  const follow = (query: string): void => {
    if (route.view === 'search') replaceParams(route, { q: query || null });
    else if (query) location.hash = href('search', [], { q: query });
  };
  return (
    <search class="search-field">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          follow(field.current?.value ?? '');
        }}
      >
        <label class="unseen" for="search">
          {t.desk.search}
        </label>
        <input
          id="search"
          type="search"
          ref={field}
          autocomplete="off"
          placeholder={`${t.desk.search}: ${t.desk.searchPlaceholder}`}
          aria-keyshortcuts="/"
          value={route.view === 'search' ? (route.params.get('q') ?? '') : ''}
          onInput={(event) => follow(event.currentTarget.value)}
        />
      </form>
    </search>
  );
}
