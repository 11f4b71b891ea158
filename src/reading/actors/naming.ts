import type { Token } from '../../text/cut.js';
import type { KnownPhrase } from '../lexicon.js';
import { isNameLine } from '../names/lines.js';
import type { FoundName } from '../names/names.js';
import { isFiniteVerb } from '../words/finite.js';
import { isGenitive } from '../words/genitive.js';
import { addAppositions } from './appositions.js';
import { settleBodies } from './body-kinds.js';
import { type Cast, type Draft, latest, recent } from './cast.js';
import { fullNamesOf } from './full-names.js';
import { createLinker } from './linking.js';
import { isGivenPair } from './name-words.js';
import { namesOfNobody } from './no-names.js';
import { addRole } from './roles.js';

/** Records whom every name of the report is of. */
export function recordNames(cast: Cast, names: readonly FoundName[]): void {
  const linker = createLinker(cast, names);
  // Headings come last: their runs of capitals ("Marin Orr talks") are read with the names that the text gave.
  const headings = new Set(names.filter((name) => isHeading(cast, name)));
  const nobodies = namesOfNobody(cast.cut, cast.lexicon, names);
  for (const name of [...names.filter((one) => !headings.has(one)), ...headings]) {
    if (name.known !== null) {
      const person = personOfThatName(cast, name);
      if (person !== null) cast.record(name.first, name.last, person, 'name');
      else if (speaksHere(cast, name, name.known))
        cast.record(name.first, name.last, cast.bodyActor(name.known.body), 'body');
      continue;
    }
    if (nobodies.has(name) || linker.isPair(name)) continue;
    if (headings.has(name) && !linker.isMet(cast.parts(name.first, name.last))) continue;
    const actor = linker.actorOf(name);
    const draft = cast.drafts[actor];
    noteReflexive(cast.tokens[name.last]?.lower, draft);
    noteWho(cast, name, draft);
    cast.record(particlesBefore(cast, name, draft), name.last, actor, 'name');
    noteOwner(cast, name, draft);
    if (name.titled === name.first) continue;
    // "the Orr plan … Mr. Orr": the form of address tells what the bare name left open.
    if (draft?.kind === 'group' && draft.key === null) draft.kind = 'person';
    draft?.names.add(cast.written(name.titled, name.last));
    addRole(cast, actor, roleStart(cast, name), name.first);
  }
  nameInFull(cast);
  addAppositions(cast, names);
  settleBodies(cast, names);
  recordOpeners(cast);
}

/** "von der Heide said": small words before a surname that belong to it, as the whole name tells. */
function particlesBefore(
  { tokens, lexicon }: Cast,
  { first, titled }: FoundName,
  draft: Draft | undefined,
): number {
  let start = first;
  while (
    titled === first &&
    lexicon.naming.particle.has(tokens[start - 1]?.text ?? '') &&
    tokens[start - 1]?.sentence === tokens[first]?.sentence &&
    draft?.words.includes(tokens[start - 1]?.lower ?? '')
  )
    start -= 1;
  return start;
}

/** "Norland's Ana Marin": a person right behind a state's genitive is of that state. */
function noteOwner({ tokens, byToken, drafts }: Cast, { titled }: FoundName, draft: Draft | undefined): void {
  if (draft?.kind !== 'person' || draft.side !== null || !isGenitive(tokens[titled - 1])) return;
  const owner = byToken[titled - 2] ?? -1;
  if (drafts[owner]?.kind === 'state') draft.side = owner;
}

/** "Washington said that she", after "Denise Washington": a place's name that a person bears here, ungoverned. */
function personOfThatName(cast: Cast, { first, last, sentence }: FoundName): number | null {
  const { tokens, drafts, lexicon } = cast;
  const before = tokens[first - 1];
  if (last !== first + 1 || (before?.sentence === sentence && /^(?:ADP|DET)$/.test(before.pos))) return null;
  const bearer = latest(cast.bySurname.get(tokens[first]?.lower ?? ''));
  const draft = bearer === undefined ? undefined : drafts[bearer];
  const isPerson =
    draft?.kind === 'person' &&
    draft.words.length > 1 &&
    (draft.roles.length > 0 || lexicon.givenNames.has(draft.words[0] ?? ''));
  return bearer !== undefined && isPerson ? bearer : null;
}

/** A catalogued name stands for the state or body: no town where something happens, no adjective before a noun. */
function speaksHere({ tokens, lexicon }: Cast, name: FoundName, { form }: KnownPhrase): boolean {
  const before = tokens[name.first - 1];
  const opens = before !== undefined && lexicon.connectives.has(before.lower) && isActing(tokens, name);
  const governed =
    before !== undefined && before.sentence === name.sentence && before.pos === 'ADP' && !opens;
  // "Lima, which called it": who comes before "which" and is governed by nothing.
  const apart = tokens[name.last]?.text === ',' && tokens[name.last + 1]?.lower !== 'which';
  if (form === 'capital' && (governed || apart)) return false;
  return form !== 'demonym' || isPeople(tokens, name);
}

function isHeading(cast: Cast, name: FoundName): boolean {
  const { cut } = cast;
  const paragraph = cut.sentences[name.sentence]?.paragraph ?? -1;
  const kind = cut.paragraphs[paragraph]?.kind;
  if (kind === 'furniture') return true;
  if (kind !== 'heading' && kind !== 'caption') return false;
  const { start, end } = cast.span(Math.min(name.titled, name.first), name.last);
  // “We were hit.” — Ana Marin: who signs what is said.
  if (/["”’']\s*[—–]\s*$/.test(cut.text.slice(Math.max(0, start - 8), start))) return false;
  return name.last - name.first < 2 || !isNameLine(cut, paragraph, start, end);
}

/**
 * "Ukrainian Foreign Minister Ana Marin", "Norland's President Orr": whose office it is, right before it, belongs to the title.
 * "In Norland President Orr said": a place does not.
 */
function roleStart({ tokens, knownByToken }: Cast, name: FoundName): number {
  const end = /^['’]s?$/.test(tokens[name.titled - 1]?.text ?? '') ? name.titled - 1 : name.titled;
  for (let first = end - 1; first >= end - 4; first -= 1) {
    const known = knownByToken.get(first);
    if (known !== undefined && known.last > name.titled) return first;
    if (known?.last !== end || tokens[first]?.sentence !== name.sentence) continue;
    const before = tokens[first - 1];
    const place =
      end === name.titled &&
      known.known.form !== 'demonym' &&
      before?.sentence === name.sentence &&
      /^(?:in|at|near|outside|across)$/.test(before.lower);
    return place ? name.titled : first;
  }
  return name.titled;
}

/** Whom the text calls by a surname alone gets the full name that tags or captions give. */
function nameInFull(cast: Cast): void {
  const { cut, lexicon, drafts, bySurname } = cast;
  const alone = (surname: string): Draft | undefined => {
    const draft = drafts[latest(bySurname.get(surname)) ?? -1];
    return draft?.words.length === 1 && draft.key === null && draft.kind !== 'organization'
      ? draft
      : undefined;
  };
  for (const [surname, run] of fullNamesOf(cut, lexicon, (one) => alone(one) !== undefined)) {
    const draft = alone(surname);
    if (draft === undefined) continue;
    draft.words = cast.parts(run.first, run.last);
    draft.name = cast.written(run.first, run.last);
    draft.names.add(draft.name);
    draft.kind = 'person';
  }
}

/** A surname that is a word too ("Revere said"), at the start of a sentence: known from elsewhere in the text. */
function recordOpeners(cast: Cast): void {
  const { cut, tokens, drafts, byToken, bySurname, byFirst, record } = cast;
  for (const { first } of cut.sentences) {
    const token = tokens[first];
    if (token === undefined || byToken[first] !== -1) continue;
    if (token.text.length < 3 || token.text === token.lower) continue;
    // "Park Soo-min … Park said": a family name that stands first.
    const word = cast.parts(first, first + 1)[0] ?? '';
    const known =
      latest(bySurname.get(word)) ??
      latest(
        recent(byFirst.get(word)).filter((one) => isGivenPair(drafts[one]?.name.split(' ').at(-1) ?? '')),
      );
    if (known !== undefined && drafts[known]?.words.length !== 1 && goesOn(tokens[first + 1]))
      record(first, first + 1, known, 'name');
  }
}

/** What can come after a subject of one word. */
const goesOn = (next: Token | undefined): boolean =>
  next === undefined || /^(?:VERB|AUX|ADV)$/.test(next.pos) || /^(?:,|['’]s)$/.test(next.text);

/** "after Kyiv announced": a finite verb follows, so that the word before opens a clause. */
function isActing(tokens: readonly Token[], name: FoundName): boolean {
  const next = tokens[name.last];
  return next !== undefined && next.sentence === name.sentence && isFiniteVerb(next);
}

/** "the Ukrainians", "Palestinians say": a people as such, not an adjective before a noun. */
function isPeople(tokens: readonly Token[], name: FoundName): boolean {
  const next = tokens[name.last];
  return (
    next === undefined ||
    next.sentence !== name.sentence ||
    !(/^(?:NOUN|PROPN|ADJ|NUM)$/.test(next.pos) || next.lower === '-')
  );
}

/** "Ayan, who gave no surname, left": a body is "which". */
function noteWho({ tokens }: Cast, { last, body, sentence }: FoundName, draft: Draft | undefined): void {
  if (draft?.kind !== 'group' || draft.key !== null || body !== null || draft.words.length > 1) return;
  const [comma, who] = [tokens[last], tokens[last + 1]];
  if (comma?.text !== ',' || who?.lower !== 'who' || who.sentence !== sentence) return;
  draft.kind = 'person';
}

/** "Orr himself": who is meant so is a person. */
function noteReflexive(next: string | undefined, draft: Draft | undefined): void {
  if (draft === undefined || draft.key !== null || (next !== 'himself' && next !== 'herself')) return;
  if (draft.kind === 'group') draft.kind = 'person';
  if (draft.kind === 'person') draft.female ??= next === 'herself';
}
