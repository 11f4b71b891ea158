import type {
  Actor,
  Move,
  Point,
  RecordReport,
  Statement,
  TalksRecord,
  Term,
} from '../src/joining/record.js';
import type { PageData } from '../src/page/data.js';
import { labels } from '../tests/page/fixtures/labels.js';

const acts = ['offer', 'demand', 'accept', 'refuse', 'pledge', 'doubt', 'consider', 'urge'] as const;
const words =
  'the river bank guarantee council would accept draft of treaty before any army leaves north road bridge prisoners duty timber island vote minister president delegation reads paper with care and asks for time'.split(
    ' ',
  );

/** A record of made-up words: `reports` reports with 30 statements each, a third of them in lineages of three. */
export function largeRecord(reports: number, perReport = 30): PageData {
  let seed = 12345;
  const next = (limit: number): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return (seed >>> 8) % limit;
  };
  const pick = <T>(list: readonly T[]): T => list[next(list.length)] as T;
  const sentence = (): string => Array.from({ length: 10 + next(16) }, () => pick(words)).join(' ');

  const actors: Actor[] = Array.from({ length: 400 }, (_, index) => ({
    id: `a${index}`,
    name: index < 12 ? `State ${index + 1}` : `Person ${index + 1}`,
    kind: index < 12 ? 'state' : 'person',
    names: [`Person ${index + 1}`, `P. ${index + 1}`],
    roles: [],
    side: index < 12 ? `a${index}` : `a${index % 12}`,
    mentions: 400 - index,
  }));
  const texts: Record<string, string> = {};
  const recordReports: RecordReport[] = [];
  const statements: Statement[] = [];
  const moves: Move[] = [];
  for (let index = 0; index < reports; index++) {
    const id = `r${index}`;
    const day = new Date(Date.UTC(2031, 0, 1) + Math.floor((index / reports) * 300) * 86_400_000)
      .toISOString()
      .slice(0, 10);
    let text = '';
    for (let at = 0; at < perReport; at++) {
      const speaker = `a${next(actors.length)}`;
      const content = `“${sentence()},” ${speaker} said.`;
      const passage = { report: id, start: text.length, end: text.length + content.length, text: content };
      const quote = content.slice(1, content.indexOf(','));
      const span = {
        report: id,
        start: passage.start + 1,
        end: passage.start + 1 + quote.length,
        text: quote,
      };
      statements.push({
        id: `s${index}-${at}`,
        report: id,
        speaker,
        mode: 'direct',
        passage,
        content: span,
        quotes: [span],
        cue: null,
        speakerPassage: null,
        via: null,
        said: day,
        utterance: `u${index}-${at}`,
        confidence: 0.7 + next(30) / 100,
      });
      if (at % 3 === 0)
        moves.push({
          id: `m${index}-${at}`,
          report: id,
          statement: `s${index}-${at}`,
          actor: speaker,
          toward: null,
          act: pick(acts),
          issues: [pick(labels.issues).key],
          places: [],
          passage: span,
          modality: 'actual',
          date: day,
          confidence: 0.7 + next(30) / 100,
        });
      text += `${content}\n\n`;
    }
    texts[id] = text;
    recordReports.push({
      id,
      file: null,
      url: `https://outlet${index % 40}.example/${index}`,
      sha256: '',
      outlet: `Outlet ${index % 40}`,
      title: sentence(),
      byline: [],
      published: `${day}T12:00:00Z`,
      language: 'en',
      words: perReport * 20,
      lineage: index % 3 === 0 ? `l${index}` : `l${index - (index % 3)}`,
      furniture: [],
    });
  }
  const lineageOf = new Map(recordReports.map((report) => [report.id, report.lineage]));
  const terms: Term[] = Array.from({ length: 900 }, (_, index) => {
    const own = Array.from({ length: 3 }, () => pick(moves));
    const lineages = [...new Set(own.map((move) => lineageOf.get(move.report) ?? ''))];
    return {
      id: `t${index}`,
      issue: pick(labels.issues).key,
      party: `a${next(12)}`,
      text: sentence(),
      moves: own.map((move) => move.id),
      state: pick(['offered', 'demanded', 'agreed', 'refused'] as const),
      since: own[0]?.date ?? null,
      lineages,
      positions: own.map((move) => ({
        side: `a${next(12)}`,
        act: move.act,
        since: move.date ?? null,
        moves: [move.id],
        lineages,
      })),
      confidence: 0.9,
    };
  });
  const points: Point[] = Array.from({ length: 1200 }, (_, index) => ({
    id: `q${index}`,
    question: `${sentence()}?`,
    kind: 'whether',
    verdict: pick(['agree', 'differ', 'partial'] as const),
    accounts: Array.from({ length: 2 + next(3) }, () => {
      const { passage } = pick(statements);
      return {
        value: sentence(),
        reports: [passage.report],
        lineages: [lineageOf.get(passage.report) ?? ''],
        passages: [passage],
      };
    }),
  }));
  const stories = new Map<string, RecordReport[]>();
  for (const report of recordReports)
    stories.set(report.lineage, [...(stories.get(report.lineage) ?? []), report]);
  const record: TalksRecord = {
    format: 'parley-record',
    version: 1,
    talks: { title: `${reports} reports`, asOf: '2031-10-27' },
    reports: recordReports,
    lineages: [...stories].map(([id, own]) => ({
      id,
      reports: own.map((report) => report.id),
      links: own.slice(1).map((report) => ({
        from: own[0]?.id ?? '',
        to: report.id,
        kind: 'rewrite',
        share: 0.7,
        directed: true,
        passages: [],
      })),
    })),
    actors,
    statements,
    utterances: statements.map((one) => ({
      id: one.utterance,
      speaker: one.speaker,
      statements: [one.id],
      lineages: [lineageOf.get(one.report) ?? ''],
    })),
    moves,
    terms,
    pledges: terms
      .slice(0, 300)
      .map((term) => ({ term: term.id, observations: [], doubts: [], seen: 'not-reported' })),
    observations: [],
    steps: [],
    points,
  };
  return {
    setup: {
      format: 'parley-page',
      version: 1,
      program: 'parley bench',
      made: null,
      dates: ['2031-10-26', '2031-10-27'],
      labels,
      reader: null,
      mayRule: true,
      csrf: null,
    },
    record,
    texts,
    changes: [],
    agreement: null,
  };
}
