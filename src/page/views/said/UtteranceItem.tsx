import type { JSX } from 'preact';
import type { Statement, Utterance } from '../../../joining/record.js';
import { jointText } from '../../../joining/utterances/joint-text.js';
import { saidWords } from '../../../joining/utterances/said-words.js';
import { useDesk } from '../../context.js';
import { Item } from '../../parts/Item.js';
import { nameOf } from '../../parts/names.js';
import { Unsure } from '../../parts/Possible.js';
import { Voices } from '../../parts/Voices.js';
import { WordChanges } from '../../parts/WordChanges.js';
import { Wording } from '../../parts/Wording.js';
import { longDate } from '../../record/dates.js';
import { reportName } from '../../record/report-name.js';
import { href } from '../../route.js';
import { t } from '../../strings/strings.js';
import { type By, dayFor, statementsFor } from './lay-out.js';

interface UtteranceItemProps {
  readonly utterance: Utterance;
  readonly open: boolean;
  readonly by: By;
}

/** One saying in its fullest wording; open, it shows every wording and what differs between them. */
export function UtteranceItem({ utterance, open, by }: UtteranceItemProps): JSX.Element {
  const desk = useDesk();
  const statements = statementsFor(desk, utterance);
  const best = fullest(statements);
  const wordings = new Set(statements.map(saidWords)).size;
  return (
    <Item
      class="utterance"
      open={open}
      item={(statements.length === 1 ? statements[0]?.id : undefined) ?? utterance.id}
      passages={() => statements.map((one) => one.passage)}
      summary={
        <>
          {best ? <Wording statement={best} /> : null}{' '}
          <span class="aside">
            {by === 'speaker' ? '' : `${nameOf(desk, utterance.speaker)} · `}
            {by === 'day' ? '' : `${longDate(dayFor(desk, utterance))} · `}
            {best?.polarity === 'denied-saying' ? `${t.said.denied} · ` : ''}
            {best?.polarity === 'hypothetical' ? `${t.said.hypothetical} · ` : ''}
            <Voices lineages={utterance.lineages} reports={statements.map((one) => one.report)} />
            {wordings > 1 ? ` ${t.said.wordings(wordings)}` : ''} {best ? <Unsure item={best} /> : null}
          </span>
        </>
      }
    >
      {() =>
        statements.length > 1 && best ? (
          <>
            <Wordings statements={statements} first={best} />
            <WhyOne utterance={utterance} statements={statements} />
          </>
        ) : null
      }
    </Item>
  );
}

/** Why its statements were taken for one saying: as `parley explain` says it, with the reports in place of their words. */
function WhyOne({
  utterance: { joined = [] },
  statements,
}: {
  readonly utterance: Utterance;
  readonly statements: readonly Statement[];
}): JSX.Element | null {
  const desk = useDesk();
  if (joined.length === 0) return null;
  const told = new Map(statements.map(({ id, report }) => [id, reportName(desk, report)]));
  return (
    <>
      <h4>{t.said.joined}</h4>
      <ul class="aside">
        {joined.map((joint) => (
          <li key={joint.statements.join(' ')}>
            {joint.statements.map((id) => told.get(id) ?? id).join(' = ')}: {jointText(joint)}
          </li>
        ))}
      </ul>
    </>
  );
}

function Wordings({
  statements,
  first,
}: {
  readonly statements: readonly Statement[];
  readonly first: Statement;
}): JSX.Element {
  const desk = useDesk();
  return (
    <div class="wordings">
      <h4>{t.said.wordingsOf}</h4>
      <ul>
        {[first, ...statements.filter((one) => one !== first)].map((statement) => (
          <li key={statement.id}>
            {statement === first ? (
              <Wording statement={statement} />
            ) : (
              <WordChanges before={saidWords(first)} after={saidWords(statement)} />
            )}{' '}
            <a
              class="aside"
              href={href('report', [statement.report], {
                at: `${statement.passage.start}-${statement.passage.end}`,
              })}
            >
              {reportName(desk, statement.report)}, {t.said.mode[statement.mode]}
              {statement.via ? `, ${t.said.via(nameOf(desk, statement.via))}` : ''}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

// Words in quotation marks before a paraphrase, more words before fewer.
function fullest(statements: readonly Statement[]): Statement | undefined {
  const rank = { direct: 2, mixed: 1, indirect: 0 };
  return [...statements].sort(
    (a, b) => rank[b.mode] - rank[a.mode] || saidWords(b).length - saidWords(a).length,
  )[0];
}
