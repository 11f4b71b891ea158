import { Fragment, type JSX } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { isSide } from '../../../joining/actors/sides.js';
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
const termsAtOnce = 3;
const cellsAtOnce = 3;

interface PositionsTableProps {
  readonly rows: readonly IssueRow[];
  /** Whether a row names each group of issues. */
  readonly groups: boolean;
  /** The term whose row is open at first. */
  readonly open?: string | undefined;
}

/** Issues down, sides across. */
export function PositionsTable({ rows, groups, open }: PositionsTableProps): JSX.Element {
  const desk = useDesk();
  const kept = useRef<ReadonlyMap<string, KeptRow>>(new Map());
  const { columns, rest } = useMemo(() => columnsOf(desk), [desk]);
  const width = columns.length + 1 + (rest ? 1 : 0);
  let group = '';
  // A row that shows what it showed is handed over as it was: a filter draws only the rows that it changes.
  const before = kept.current;
  const now = new Map<string, KeptRow>();
  const rowOf = ({ issue, terms }: IssueRow): JSX.Element => {
    const known = before.get(issue);
    const same =
      known !== undefined &&
      known.desk === desk &&
      known.open === open &&
      known.terms.length === terms.length &&
      known.terms.every((term, index) => term === terms[index]);
    const element = same ? (
      known.element
    ) : (
      <Row issue={issue} terms={terms} columns={columns} rest={rest} open={open} />
    );
    now.set(issue, { desk, open, terms, element });
    return element;
  };
  kept.current = now;
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
            {rest ? <th scope="col">{t.table.others}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const named = desk.issueGroup(row.issue);
            const heads = groups && named !== group ? named : null;
            group = named;
            return (
              <Fragment key={row.issue}>
                {heads ? (
                  <tr class="group">
                    <th scope="rowgroup" colSpan={width}>
                      {heads}
                    </th>
                  </tr>
                ) : null}
                {rowOf(row)}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface KeptRow {
  readonly desk: Desk;
  readonly open: string | undefined;
  readonly terms: readonly Term[];
  readonly element: JSX.Element;
}

interface RowProps {
  readonly issue: string;
  readonly terms: readonly Term[];
  readonly columns: readonly string[];
  /** Whether there is a column for everybody else. */
  readonly rest: boolean;
  readonly open: string | undefined;
}

/** One issue: its terms, and how each side stands to it. */
function Row({ issue, terms, columns, rest, open }: RowProps): JSX.Element {
  const desk = useDesk();
  const [all, setAll] = useState(terms.some((term) => term.id === open));
  const positions = positionsOf(terms);
  const listed = all ? terms : terms.slice(0, termsAtOnce);
  return (
    <tr>
      <th scope="row">
        <span class="issue">{desk.issueLabel(issue)}</span>
        {listed.map((term) => (
          <TermItem key={term.id} term={term} open={open === term.id} />
        ))}
        {terms.length > listed.length ? (
          <button type="button" class="more" onClick={() => setAll(true)}>
            {t.today.someLeft(terms.length - listed.length)}
          </button>
        ) : null}
      </th>
      {columns.map((side) => (
        <td key={side} data-label={nameOf(desk, side)}>
          <Cells positions={positions.filter((one) => sideOf(desk, one.side) === side)} side={side} />
        </td>
      ))}
      {rest ? (
        <td data-label={t.table.others}>
          <Cells
            positions={positions.filter((one) => !columns.includes(sideOf(desk, one.side)))}
            side={null}
          />
        </td>
      ) : null}
    </tr>
  );
}

function TermItem({ term, open }: { readonly term: Term; readonly open: boolean }): JSX.Element {
  const desk = useDesk();
  const passages = movePassages(desk, term.moves);
  return (
    <Item
      item={term.id}
      open={open}
      passages={() => passages}
      summary={
        <>
          <span class="term">
            <Told text={term.text} passages={passages} own={term.passage} />
          </span>
          <span class="aside">
            <Marked kind={term.state}>{t.table.state[term.state]}</Marked>
            {term.since ? ` ${shortDate(term.since)}` : ''}{' '}
            <Voices lineages={term.lineages} reports={passages.map((one) => one.report)} />{' '}
            <Unsure item={term} />
          </span>
        </>
      }
    >
      {() => <History moves={term.moves} />}
    </Item>
  );
}

interface CellsProps {
  readonly positions: readonly Position[];
  /** The side in whose column it stands; whoever else speaks there is named. */
  readonly side: string | null;
}

/** The positions in one cell; where they are many, the rest on request. */
function Cells({ positions, side }: CellsProps): JSX.Element {
  const [all, setAll] = useState(false);
  if (positions.length === 0)
    return (
      <span class="nothing" title={t.table.none}>
        –
      </span>
    );
  const listed = all ? positions : positions.slice(0, cellsAtOnce);
  return (
    <>
      {listed.map((position, index) => (
        <PositionCell key={index} position={position} named={position.side !== side} />
      ))}
      {positions.length > listed.length ? (
        <button type="button" class="more" onClick={() => setAll(true)}>
          {t.today.someLeft(positions.length - listed.length)}
        </button>
      ) : null}
    </>
  );
}

function PositionCell({
  position,
  named,
}: {
  readonly position: Position;
  readonly named: boolean;
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
          {position.since ? (
            <time class="aside" dateTime={position.since} title={longDate(position.since)}>
              {shortDate(position.since)}
            </time>
          ) : null}
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

/** An issue with its terms. */
export interface IssueRow {
  readonly issue: string;
  readonly terms: readonly Term[];
}

/** The terms under their issues, both in the order in which they are given. */
export function rowsOf(terms: readonly Term[]): readonly IssueRow[] {
  const rows = new Map<string, Term[]>();
  for (const term of terms) {
    const row = rows.get(term.issue);
    if (row) row.push(term);
    else rows.set(term.issue, [term]);
  }
  return [...rows].map(([issue, own]) => ({ issue, terms: own }));
}

/** Positions on an issue, those of the most voices first; one that stands with several of its terms is told once. */
function positionsOf(terms: readonly Term[]): readonly Position[] {
  const positions = new Map<string, Position>();
  for (const term of terms)
    for (const position of term.positions ?? [])
      positions.set(`${position.side} ${position.act} ${position.moves.join(' ')}`, position);
  return [...positions.values()].sort((a, b) => b.lineages.length - a.lineages.length);
}

/**
 * The sides of the talks that have a position on anything, those with the most issues first: the same columns whatever
 * is filtered. Where the reports name no two parties, the states and bodies with the most, else whoever has. Everybody else shares a column.
 */
function columnsOf(desk: Desk): { readonly columns: readonly string[]; readonly rest: boolean } {
  const counts = new Map<string, number>();
  for (const { terms } of rowsOf(desk.record.terms))
    for (const side of new Set(positionsOf(terms).map((one) => sideOf(desk, one.side))))
      counts.set(side, (counts.get(side) ?? 0) + 1);
  const sides = [...counts]
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .map(([side]) => side);
  const parties = new Set(
    desk.record.actors
      .filter((actor) => actor.parts?.some((one) => one.part === 'party'))
      .map((actor) => sideOf(desk, actor.id)),
  );
  const bodies = sides.filter((side) => isSide(desk.actors.get(side)));
  const among = [bodies.filter((side) => parties.has(side)), bodies, sides].find((some) => some.length > 1);
  const columns = (among ?? sides).slice(0, columnsUpTo);
  return { columns, rest: sides.length > columns.length };
}

/** Whoever speaks for a side stands in the column of that side. */
const sideOf = (desk: Desk, actor: string): string => desk.actors.get(actor)?.side ?? actor;
