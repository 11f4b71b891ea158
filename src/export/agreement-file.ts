import type { Cite } from '../agreement/deal.js';
import type { AgreementFile } from '../agreement/format.js';
import { parseMoment } from '../agreement/time.js';
import type { Account, Actor, Move, Step, TalksRecord, Term } from '../joining/record.js';
import { isSure } from '../joining/sure.js';
import { reportLabel } from '../joining/told/report-label.js';
import { oneLine } from '../text/one-line.js';
import type { Passage } from '../text/passage.js';
import { type Namer, namer } from './agreement-names.js';
import { orderVariants, type PathOrder } from './agreement-order.js';

type Provision = NonNullable<AgreementFile['provisions']>[string];
type Group = NonNullable<AgreementFile['groups']>[string];

const POSSIBLE = 0.5;

/**
 * What kind of provision a term on an issue usually makes. The reader decides: every draft says so. Issues that are
 * not here make a duty done once.
 */
const usual: { readonly [issue: string]: 'kept' | 'prohibition' | 'called' } = {
  neutrality: 'kept',
  'nuclear-status': 'kept',
  denuclearization: 'kept',
  demilitarization: 'kept',
  sovereignty: 'kept',
  'language-rights': 'kept',
  'human-rights': 'kept',
  'aid-access': 'kept',
  ceasefire: 'prohibition',
  hostilities: 'prohibition',
  'foreign-bases': 'prohibition',
  alliances: 'prohibition',
  'military-exercises': 'prohibition',
  blockade: 'prohibition',
  'security-guarantees': 'called',
};

/** A first agreement from a record, as data: what a page runs without reading YAML. See agreement-draft.ts. */
export function draftFile(record: TalksRecord): AgreementFile {
  const names = namer(['entry', 'start', 'trigger']);
  const actors = new Map(record.actors.map((actor) => [actor.id, actor]));
  const parties: { [id: string]: string } = {};
  const partyOf = (id: string | null | undefined): string | null => {
    const actor = sideOf(actors, id ?? null);
    return actor ? partyNamed(actor.name) : null;
  };
  const partyNamed = (name: string): string => {
    const id = names.of(`party ${name}`, name);
    parties[id] = name;
    return id;
  };

  const variants: { [id: string]: { told: string; point: string; cites: Cite[] } } = {};
  const lists = groupsOf(record, names, partyNamed, variants);
  const groups = lists.groups;
  const steps = record.steps.filter((step) => (step.confidence ?? 1) >= POSSIBLE);
  const stepIds = new Map(steps.map((step) => [step.id, names.of(`step ${step.id}`, step.kind)]));
  const order = orderVariants(record, steps, stepIds, names);
  for (const [id, variant] of Object.entries(order.variants)) variants[id] = variant;

  const path: NonNullable<AgreementFile['path']> = {};
  for (const step of steps) {
    const id = stepIds.get(step.id) ?? '';
    path[id] = stepCondition(step, id, order, partyOf, groups, names);
  }
  const facts: { [id: string]: { text: string } } = {};
  const provisions: { [id: string]: Provision } = {};
  const desk: Desk = {
    record,
    names,
    facts,
    partyOf,
    near: lists.near,
    nobody: () => partyNamed('Not named'),
  };
  const moves = new Map(record.moves.map((move) => [move.id, move]));
  for (const term of record.terms) {
    if ((term.confidence ?? 1) < POSSIBLE || term.state === 'refused' || term.state === 'dropped') continue;
    const own = term.moves.flatMap((id) => moves.get(id) ?? []);
    provisions[names.of(`term ${term.id}`, term.issue)] = termProvision(term, own, desk);
  }
  return {
    agreement: 1,
    title: oneLine(record.talks.title).trim() || 'Draft agreement',
    calendar: { 'missing-day': 'last' },
    parties,
    ...(Object.keys(groups).length > 0 ? { groups } : {}),
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
    ...(Object.keys(variants).length > 0 ? { variants } : {}),
    ...(Object.keys(path).length > 0 ? { path } : {}),
    ...(Object.keys(provisions).length > 0 ? { provisions } : {}),
  };
}

/** The state or body an actor speaks for, where it speaks for one. */
function sideOf(actors: ReadonlyMap<string, Actor>, id: string | null): Actor | null {
  const actor = id === null ? undefined : actors.get(id);
  if (!actor) return null;
  return (actor.side === null ? undefined : actors.get(actor.side)) ?? actor;
}

const citeOf = ({ report, start, end, text }: Passage): Cite => ({ report, start, end, text: oneLine(text) });

function cited(passages: readonly Passage[], most = 6): Cite[] {
  const seen = new Set<string>();
  return passages
    .filter(
      ({ report, start, end }) =>
        !seen.has(`${report} ${start} ${end}`) && seen.add(`${report} ${start} ${end}`),
    )
    .slice(0, most)
    .map(citeOf);
}

/** Lists that are told differently become groups, each account a variant; a list told once is a plain group. */
function groupsOf(
  record: TalksRecord,
  names: Namer,
  partyNamed: (name: string) => string,
  variants: { [id: string]: { told: string; point: string; cites: Cite[] } },
): { groups: { [id: string]: Group }; near: (passages: readonly Passage[]) => string | null } {
  const groups: { [id: string]: Group } = {};
  const told = new Map<string, readonly Passage[]>();
  const bodies = new Set(
    record.actors.flatMap(({ kind, name, names: forms }) => (kind === 'person' ? [] : [name, ...forms])),
  );
  for (const point of record.points) {
    const accounts = point.accounts.filter(
      ({ items, confidence }) =>
        (items ?? []).some(({ name, named }) => named === 'named' && bodies.has(name)) &&
        (confidence ?? 1) >= POSSIBLE,
    );
    if (point.kind !== 'list' || accounts.length === 0) continue;
    const id = names.of(`point ${point.id}`, questionName(point.question));
    const members = (account: Account): string[] => [
      ...new Set(
        (account.items ?? []).flatMap(({ name, named }) =>
          named === 'named' && bodies.has(name) ? [partyNamed(name)] : [],
        ),
      ),
    ];
    told.set(
      id,
      accounts.flatMap(({ passages }) => passages),
    );
    if (accounts.length === 1 && accounts[0]) {
      groups[id] = {
        name: oneLine(point.question),
        members: members(accounts[0]),
        cites: cited(accounts[0].passages),
      };
      continue;
    }
    const byAccount: { [account: string]: string[] } = {};
    accounts.forEach((account, index) => {
      const name = names.of(`account ${point.id} ${index}`, `${id}-${letter(index)}`);
      const possible = (account.items ?? [])
        .filter(({ named }) => named === 'possible')
        .map((item) => item.name);
      byAccount[name] = members(account);
      variants[name] = {
        told: `${reportsOf(record, account)}: ${oneLine(account.value)}${possible.length > 0 ? ` (possibly also ${possible.join(', ')})` : ''}`,
        point: oneLine(point.question),
        cites: cited(account.passages),
      };
    });
    groups[id] = { name: oneLine(point.question), variants: byAccount };
  }
  const near = (passages: readonly Passage[]): string | null =>
    [...told].find(([, own]) => touches(own, passages))?.[0] ?? null;
  return { groups, near };
}

/** Whether some words of the one are words of the other. */
export function touches(these: readonly Passage[], those: readonly Passage[]): boolean {
  return these.some((a) => those.some((b) => a.report === b.report && a.start < b.end && b.start < a.end));
}

function stepCondition(
  step: Step,
  id: string,
  order: PathOrder,
  partyOf: (id: string | null) => string | null,
  groups: { [id: string]: Group },
  names: Namer,
): NonNullable<AgreementFile['path']>[string] {
  const by = [...new Set(step.by.flatMap((actor) => partyOf(actor) ?? []))];
  const after = order.after.get(step.id) ?? [];
  const deadline = step.due !== null && parseMoment(step.due.slice(0, 10), 0) ? step.due.slice(0, 10) : null;
  const decide = [
    by.length === 0 ? 'who does this, or whose consent does it take?' : null,
    !isSure(step) ? 'is this a step at all? The reading is not sure.' : null,
    ...(order.doubts.get(step.id) ?? []),
  ].filter((one) => one !== null);
  const bearer = ((): { bearer: string | { each: string } } | object => {
    if (by.length === 0) return {};
    if (by.length === 1 && by[0] !== undefined) return { bearer: by[0] };
    const group = names.of(`bearers ${step.id}`, `${id}-by`);
    groups[group] = by;
    return { bearer: { each: group } };
  })();
  const variants = order.changes.get(step.id);
  return {
    condition: step.kind === 'other' ? short(step.told[0]?.text ?? step.kind) : words(step.kind),
    ...(after.length > 0 ? { after: [...after] } : {}),
    ...bearer,
    ...(deadline === null ? {} : { deadline }),
    ...(decide.length > 0 ? { decide: decide.join(' ') } : {}),
    ...(variants ? { variants } : {}),
    cites: cited(step.told),
  };
}

/** What a provision is drafted with. */
interface Desk {
  readonly record: TalksRecord;
  readonly names: Namer;
  readonly facts: { [id: string]: { text: string } };
  readonly partyOf: (id: string | null | undefined) => string | null;
  /** The list whose words these passages touch. */
  readonly near: (passages: readonly Passage[]) => string | null;
  /** Stands for a bearer whom no report names. */
  readonly nobody: () => string;
}

function termProvision(
  term: Term,
  moves: readonly Move[],
  { record, names, facts, partyOf, near, nobody }: Desk,
): Provision {
  const asked = term.state === 'demanded';
  const toward = moves.map((move) => partyOf(move.toward)).find((party) => party !== null) ?? null;
  const own = partyOf(term.party);
  const bearer = asked ? (toward ?? own) : own;
  const kind = usual[term.issue] ?? 'once';
  const deadline = moves
    .map(({ deadline: due }) => due?.slice(0, 10) ?? '')
    .find((due) => parseMoment(due, 0));
  const decide = [
    {
      kept: 'kept until broken, or done once?',
      prohibition: 'with what exceptions, on whose consent?',
      called: 'what calls it, by when, on whose consent?',
      once: 'done once, kept, forbidden, or a power?',
    }[kind],
    bearer === null
      ? 'who bears it?'
      : asked
        ? `demanded by ${own === null ? 'one side' : own}: does ${bearer} bear it?`
        : null,
    term.state === 'agreed' ? null : `it is ${term.state}, not agreed.`,
    !isSure(term) ? 'The reading is not sure of it.' : null,
  ].filter((one) => one !== null);
  // Who gives a guarantee is whom a list beside it names, not who asks for it.
  const list = kind === 'called' ? near(moves.map(({ passage }) => passage)) : null;
  const common = {
    ...(list === null
      ? { bearer: bearer ?? nobody(), ...(toward !== null && !asked ? { counterpart: toward } : {}) }
      : { bearer: { each: list }, ...(own === null ? {} : { counterpart: own }) }),
    decide: decide.join(' '),
    cites: cited(moves.map(({ passage }) => passage)),
    ...(term.since === null ? {} : { note: `${term.state} since ${term.since}, ${voices(record, term)}` }),
  };
  const text = oneLine(term.text) || words(term.issue);
  if (kind === 'prohibition') return { prohibition: text, ...common };
  if (kind === 'kept') return { duty: text, kept: true, ...common };
  if (kind === 'called') {
    facts[names.of('fact called', 'attack')] = { text: 'an attack that calls the guarantee' };
    return { duty: text, trigger: names.of('fact called', 'attack'), ...common };
  }
  return { duty: text, ...(deadline === undefined ? {} : { deadline }), ...common };
}

const voices = (record: TalksRecord, { lineages }: Term): string => {
  const all = new Set(record.reports.map(({ lineage }) => lineage)).size;
  return `${lineages.length} of ${all} ${all === 1 ? 'voice' : 'voices'}`;
};

export function reportsOf(record: TalksRecord, { reports }: Pick<Account, 'reports'>): string {
  const labels = reports.map((id) => {
    const report = record.reports.find((one) => one.id === id);
    return report === undefined ? id : reportLabel(report);
  });
  return [...new Set(labels)].join(', ');
}

/** The first words of a passage, for a line that only names it. */
export const short = (text: string, most = 90): string => {
  const line = oneLine(text);
  return line.length > most ? `${line.slice(0, most - 1).replace(/ \S*$/, '')}…` : line;
};

const words = (key: string): string => key.replaceAll('-', ' ');
const letter = (index: number): string => (index < 26 ? String.fromCharCode(97 + index) : String(index + 1));

/** The words of a question that name what is asked for: "Which states would guarantee security?" → guarantee security. */
function questionName(question: string): string {
  const small = new Set([
    'which',
    'who',
    'what',
    'would',
    'will',
    'the',
    'of',
    'are',
    'is',
    'were',
    'was',
    'states',
    's',
    'to',
    'a',
    'and',
    'in',
    'how',
    'many',
    'did',
    'do',
    'does',
  ]);
  const kept =
    question
      .toLowerCase()
      .match(/[a-z]+/g)
      ?.filter((word) => !small.has(word)) ?? [];
  return kept.slice(0, 3).join(' ') || 'list';
}
