import type { JSX } from 'preact';
import type { Position, Term } from '../../../joining/record.js';
import { useDesk } from '../../context.js';
import { Item } from '../../parts/Item.js';
import { Mark, Marked, toneOf } from '../../parts/Mark.js';
import { nameOf } from '../../parts/names.js';
import { Unsure } from '../../parts/Possible.js';
import { Told } from '../../parts/Told.js';
import { Voices } from '../../parts/Voices.js';
import { longDate, shortDate } from '../../record/dates.js';
import type { Desk } from '../../record/desk.js';
import { movePassages } from '../../record/passages.js';
import { t } from '../../strings/strings.js';
import { History } from './History.js';

const columnsUpTo = 4;

interface PositionsTableProps {
  readonly terms: readonly Term[];
  /** Whether a row names each group of issues. */
  readonly groups: boolean;
  /** The term whose row is open at first. */
  readonly open?: string | undefined;
}

/** Issues down, sides across. Sides with the most positions have a column; the rest share one. */
export function PositionsTable({ terms, groups, open }: PositionsTableProps): JSX.Element {
  const desk = useDesk();
  const sides = sidesOf(desk, terms);
  const columns = sides.slice(0, columnsUpTo);
  const rest = new Set(sides.slice(columnsUpTo));
  const width = columns.length + 1 + (rest.size > 0 ? 1 : 0);
  let group = '';
  return (
    <div class="wide">
      <table class="positions">
        <thead>
          <tr>
            <th scope="col">{t.table.issue}</th>
            {columns.map((side, index) => (
              <th scope="col" key={side}>
                <SideSign index={index} /> {nameOf(desk, side)}
              </th>
            ))}
            {rest.size > 0 ? <th scope="col">{t.table.others}</th> : null}
          </tr>
        </thead>
        <tbody>
          {terms.map((term) => {
            const named = desk.issueGroup(term.issue);
            const heads = groups && named !== group ? named : null;
            group = named;
            return (
              <>
                {heads ? (
                  <tr key={`group-${heads}`} class="group">
                    <th scope="rowgroup" colSpan={width}>
                      {heads}
                    </th>
                  </tr>
                ) : null}
                <Row key={term.id} term={term} columns={columns} rest={rest} open={open === term.id} />
              </>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly term: Term;
  readonly columns: readonly string[];
  readonly rest: ReadonlySet<string>;
  readonly open: boolean;
}

function Row({ term, columns, rest, open }: RowProps): JSX.Element {
  const desk = useDesk();
  const positions = term.positions ?? [];
  const reports = movePassages(desk, term.moves).map((one) => one.report);
  return (
    <tr>
      <th scope="row">
        <Item
          item={term.id}
          open={open}
          passages={() => movePassages(desk, term.moves)}
          summary={
            <>
              <span class="issue">{desk.issueLabel(term.issue)}</span>
              <span class="term">
                <Told text={term.text} passages={movePassages(desk, term.moves)} />
              </span>
              <span class="aside">
                <Marked kind={term.state}>{t.table.state[term.state]}</Marked> {shortDate(term.since)}{' '}
                <Voices lineages={term.lineages} reports={reports} /> <Unsure item={term} />
              </span>
            </>
          }
        >
          {() => <History moves={term.moves} />}
        </Item>
      </th>
      {columns.map((side) => (
        <td key={side} data-label={nameOf(desk, side)}>
          {positions
            .filter((one) => one.side === side)
            .map((position, index) => (
              <PositionCell key={index} position={position} />
            ))}
          {positions.some((one) => one.side === side) ? null : (
            <span class="nothing" title={t.table.none}>
              –
            </span>
          )}
        </td>
      ))}
      {rest.size > 0 ? (
        <td data-label={t.table.others}>
          {positions
            .filter((one) => rest.has(one.side))
            .map((position, index) => (
              <PositionCell key={index} position={position} named />
            ))}
        </td>
      ) : null}
    </tr>
  );
}

function PositionCell({
  position,
  named,
}: {
  readonly position: Position;
  readonly named?: boolean;
}): JSX.Element {
  const desk = useDesk();
  const passages = movePassages(desk, position.moves);
  return (
    <Item
      class={`position tone-${toneOf(position.act)}`}
      passages={() => passages}
      summary={
        <>
          {named ? <span class="who">{nameOf(desk, position.side)} </span> : null}
          <Mark kind={position.act} /> {t.acts[position.act] ?? position.act}{' '}
          <Voices lineages={position.lineages} reports={passages.map((one) => one.report)} />{' '}
          <time class="aside" title={longDate(position.since)}>
            {shortDate(position.since)}
          </time>
        </>
      }
    >
      {() => <History moves={position.moves} />}
    </Item>
  );
}

/** Flags without colours: each side's column has a sign of its own. */
function SideSign({ index }: { readonly index: number }): JSX.Element {
  const fields = ['M0 0h14v10H0z', 'M0 0h14v5H0z', 'M0 0h7v10H0z', 'M0 0l14 10H0z'];
  return (
    <svg class="side" viewBox="0 0 14 10" aria-hidden="true">
      <path d={fields[index] ?? ''} />
      <path d="M.5.5h13v9H.5z" class="frame" />
    </svg>
  );
}

/** Sides by the number of their positions, parties of the talks first. */
function sidesOf(desk: Desk, terms: readonly Term[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const term of terms)
    for (const { side } of term.positions ?? []) counts.set(side, (counts.get(side) ?? 0) + 1);
  const isParty = (side: string): number =>
    desk.actors.get(side)?.parts?.some((one) => one.part === 'party') ? 1 : 0;
  return [...counts]
    .sort(([a, countA], [b, countB]) => isParty(b) - isParty(a) || countB - countA || (a < b ? -1 : 1))
    .map(([side]) => side);
}
