import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Move, Observation, Pledge } from '../../joining/record.js';
import { useDesk, useShown, useSurroundings } from '../context.js';
import { Item } from '../parts/Item.js';
import { LongList } from '../parts/LongList.js';
import { Mark, Marked } from '../parts/Mark.js';
import { ActorLink, nameOf } from '../parts/names.js';
import { PossibleNote, Unsure } from '../parts/Possible.js';
import { Told } from '../parts/Told.js';
import { Voices } from '../parts/Voices.js';
import { longDate } from '../record/dates.js';
import { movePassages } from '../record/passages.js';
import { reportName } from '../record/report-name.js';
import type { Route } from '../route.js';
import { t } from '../strings/strings.js';
import { PledgeLine } from './pledges/PledgeLine.js';

const doubtsAtOnce = 3;

/** Every promise, with the conduct that reports have told of since. */
export function Pledges({ route }: { readonly route: Route }): JSX.Element {
  const desk = useDesk();
  const shown = useShown();
  const open = route.args[0];
  const pledges = useMemo(
    () =>
      (desk.record.pledges ?? []).filter((pledge) => {
        const term = desk.terms.get(pledge.term);
        return (
          term && (shown('terms', term) || pledge.term === open || pledge.observations.includes(open ?? ''))
        );
      }),
    [desk, shown, open],
  );
  const promised = useMemo(
    () => (desk.record.pledges ?? []).flatMap((pledge) => desk.terms.get(pledge.term) ?? []),
    [desk],
  );
  const bound = useMemo(() => new Set(pledges.flatMap((pledge) => pledge.observations)), [pledges]);
  const others = useMemo(
    () =>
      desk.record.observations
        .filter((one) => !bound.has(one.id) && (shown('observations', one) || one.id === open))
        .sort(byDate),
    [desk, bound, shown, open],
  );
  const days = useMemo(
    () =>
      pledges
        .flatMap((pledge) => [
          desk.terms.get(pledge.term)?.since ?? null,
          ...pledge.observations.map((id) => desk.observations.get(id)?.date ?? null),
        ])
        .flatMap((date) => date ?? [])
        .sort(),
    [desk, pledges],
  );
  return (
    <>
      <p class="intro">{t.pledges.lead}</p>
      <PossibleNote kind="terms" among={promised} />
      {pledges.length === 0 ? <p class="empty">{t.pledges.empty}</p> : null}
      <LongList
        label={t.pledges.title}
        count={pledges.length}
        version={pledges}
        estimate={() => 190}
        keyOf={(index) => pledges[index]?.term ?? String(index)}
        row={(index) => {
          const pledge = pledges[index];
          return pledge ? (
            <PledgeEntry pledge={pledge} open={open} from={days[0] ?? null} to={days.at(-1) ?? null} />
          ) : null;
        }}
      />
      {others.length > 0 ? (
        <section class="block">
          <h3>{t.pledges.other}</h3>
          <LongList
            label={t.pledges.other}
            count={others.length}
            version={others}
            estimate={() => 64}
            keyOf={(index) => others[index]?.id ?? String(index)}
            row={(index) => {
              const seen = others[index];
              return seen ? <Seen observation={seen} open={seen.id === open} /> : null;
            }}
          />
        </section>
      ) : null}
    </>
  );
}

interface PledgeEntryProps {
  readonly pledge: Pledge;
  readonly open: string | undefined;
  readonly from: string | null;
  readonly to: string | null;
}

function PledgeEntry({ pledge, open, from, to }: PledgeEntryProps): JSX.Element | null {
  const desk = useDesk();
  const shown = useShown();
  const term = desk.terms.get(pledge.term);
  if (!term) return null;
  const conduct = pledge.observations.flatMap((id) => desk.observations.get(id) ?? []);
  const seen = conduct.filter((one) => shown('observations', one) || one.id === open).sort(byDate);
  const doubts = pledge.doubts
    .flatMap((id) => desk.moves.get(id) ?? [])
    .filter((move) => shown('moves', move))
    .sort((a, b) => (b.confidence ?? 1) - (a.confidence ?? 1));
  return (
    <section class="pledge">
      <Item
        item={term.id}
        open={open === term.id}
        passages={() => movePassages(desk, term.moves)}
        summary={
          <>
            <b class="who">{nameOf(desk, term.party)}</b>{' '}
            <span class="issue">{desk.issueLabel(term.issue)}</span>{' '}
            <span class="term">
              <Told text={term.text} passages={movePassages(desk, term.moves)} own={term.passage} />
            </span>{' '}
            <span class="aside">
              {t.pledges.promised} {longDate(term.since)}{' '}
              <Voices
                lineages={term.lineages}
                reports={movePassages(desk, term.moves).map((one) => one.report)}
              />
              {' · '}
              <Marked kind={pledge.seen}>{t.pledges.seen[pledge.seen]}</Marked> <Unsure item={term} />
            </span>
          </>
        }
      />
      <PledgeLine since={term.since} seen={seen} from={from} to={to} />
      {conduct.length === 0 ? <p class="aside">{t.pledges.absence}</p> : null}
      <PossibleNote kind="observations" among={conduct} />
      <ul class="seen">
        {seen.map((one) => (
          <li key={one.id}>
            <Seen observation={one} open={one.id === open} />
          </li>
        ))}
        <Doubts moves={doubts} />
      </ul>
    </section>
  );
}

/** Who doubts a promise; where many do, the rest on request. */
function Doubts({ moves }: { readonly moves: readonly Move[] }): JSX.Element {
  const desk = useDesk();
  const { printing } = useSurroundings();
  const [all, setAll] = useState(false);
  const listed = all || printing ? moves : moves.slice(0, doubtsAtOnce);
  return (
    <>
      {listed.map((move) => (
        <li key={move.id}>
          <Item
            item={move.id}
            passages={() => [move.passage]}
            summary={
              <>
                <span class="aside">{longDate(move.date)}</span> <Mark kind="doubt" />{' '}
                {t.pledges.doubtedBy(nameOf(desk, move.actor))}{' '}
                <span class="words" dir="auto">
                  {move.passage.text}
                </span>{' '}
                <Unsure item={move} />
              </>
            }
          />
        </li>
      ))}
      {moves.length > listed.length ? (
        <li>
          <button type="button" class="more" onClick={() => setAll(true)}>
            {t.pledges.moreDoubts(moves.length - listed.length)}
          </button>
        </li>
      ) : null}
    </>
  );
}

function Seen({
  observation,
  open,
}: {
  readonly observation: Observation;
  readonly open: boolean;
}): JSX.Element {
  const desk = useDesk();
  return (
    <Item
      item={observation.id}
      open={open}
      passages={() => [observation.passage]}
      summary={
        <>
          <span class="aside">{longDate(observation.date)}</span>{' '}
          {observation.bearing === 'none' ? null : (
            <>
              <Marked kind={observation.bearing}>{t.pledges.bearing[observation.bearing]}</Marked>:{' '}
            </>
          )}
          <span class="words" dir="auto">
            {observation.passage.text}
          </span>{' '}
          <span class="aside">
            {observation.source
              ? t.pledges.source.by(nameOf(desk, observation.source))
              : t.pledges.source.reporter}
            , {reportName(desk, observation.report)} <Unsure item={observation} />
          </span>
        </>
      }
    >
      {() =>
        observation.about === null ? null : (
          <p class="aside">
            {t.pledges.about} <ActorLink actor={observation.about} />
          </p>
        )
      }
    </Item>
  );
}

const byDate = (a: Observation, b: Observation): number => {
  const [x, y] = [a.date ?? '~', b.date ?? '~'];
  return x < y ? -1 : x > y ? 1 : 0;
};
