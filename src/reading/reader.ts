import type { Catalog } from '../catalog/catalog.js';
import type { CutText, Token } from '../text/cut.js';
import { type Cutter, createCutter } from '../text/cutter.js';
import type { Span } from '../text/passage.js';
import { withArticles } from './actors/articles.js';
import { withHomeBodies } from './actors/home-bodies.js';
import { withHouses } from './actors/houses.js';
import { withTitleOwners } from './actors/title-owners.js';
import { answersOf, unitWordsOf } from './answers/answers.js';
import { askingWordsOf } from './answers/asking-words.js';
import { claimWordsOf } from './answers/claims.js';
import { figureWordsOf } from './answers/figures.js';
import { stateNamesOf } from './answers/lists.js';
import { questionWordsOf } from './answers/questions.js';
import { clauseContextOf } from './clauses/context.js';
import { clauseWordsOf } from './clauses/words.js';
import { framedVoices } from './framed/framed.js';
import { languageTeller } from './language.js';
import { createLexicon, type Lexicon } from './lexicon.js';
import { withBreaks } from './moves/breaks.js';
import { judgedClauses, movesOf } from './moves/moves.js';
import { partsOf } from './moves/parts.js';
import { observationsOf } from './path/observations.js';
import { stepsOf } from './path/steps.js';
import type { Reading } from './reading.js';
import { createWeigher, sketchOf } from './sketch.js';
import { type ReportVoices, voicesOf } from './statements/voices.js';
import { timesOf } from './times/times.js';
import { timeWordsOf } from './times/words.js';
import { type ClauseModels, loadClauseModels } from './weights/models.js';
import { moveLexiconOf } from './words/move-lexicon.js';

/** Reads one report's text. Pure: the same text and catalogue give the same reading, in any process. */
export interface Reader {
  /** Names the program's reading rules and the catalogue: readings are kept under (sha256 of the text, this). */
  readonly version: string;
  read(text: string): Reading;
}

/** Raised by hand whenever reading changes what it finds. */
export const rules = '63';

/** What a reader over these catalogues is called: known without making one. */
export function readerVersion(catalog: Catalog, others: readonly Catalog[] = []): string {
  return [rules, catalog.version, ...others.map((other) => other.version.slice(0, 6))].join('-');
}

/**
 * A reader over one catalogue, with the models that ship unless others are passed in. `others` are catalogues of further
 * languages: their quotations are found by frames; a text in a language that no catalogue is for is only cut, and marked
 * as unread.
 */
export function createReader(
  catalog: Catalog,
  models: ClauseModels = loadClauseModels(catalog),
  others: readonly Catalog[] = [],
): Reader {
  const version = readerVersion(catalog, others);
  const tell = languageTeller(catalog);
  const foreign = new Map(others.map((other) => [other.language, foreignReader(other)]));
  const cut = createCutter(catalog);
  const names = createLexicon(catalog);
  const weigh = createWeigher(catalog);
  const clauseWords = clauseWordsOf(catalog);
  const answerWords = {
    figures: figureWordsOf(catalog),
    states: stateNamesOf(catalog),
    questions: questionWordsOf(catalog),
    asking: askingWordsOf(catalog),
    claims: claimWordsOf(catalog),
    units: unitWordsOf(catalog),
  };
  const lexicon = moveLexiconOf(catalog);
  const timeWords = timeWordsOf(catalog);
  return {
    version,
    read(text) {
      const language = tell(text);
      const other = foreign.get(language);
      if (language !== catalog.language && language !== 'und')
        return unmoved(version, language, other?.cut(text) ?? cut(text), weigh, other?.voices ?? null);
      const parts = cut(text);
      const { paragraphs, sentences, tokens, furniture } = parts;
      const times = timesOf(parts, timeWords);
      const voices = voicesOf(parts, names, times);
      const context = clauseContextOf(parts, clauseWords, lexicon, voices);
      const judged = judgedClauses(context, models.classify(context));
      const sketch = sketchOf(parts, weigh);
      const { statements } = voices;
      return {
        reader: version,
        language,
        words: wordsIn(tokens),
        paragraphs: paragraphs.map(({ start, end }) => ({ start, end })),
        sentences: sentences.map(({ start, end }) => ({ start, end })),
        furniture: furniture.map(({ start, end }) => ({ start, end })),
        actors: placedActors(voices, text, names),
        mentions: voices.mentions,
        times,
        statements: withBreaks(context),
        moves: movesOf(context, judged, models, times),
        observations: observationsOf(context, judged, times, models.path),
        steps: stepsOf(context, judged, times, models.path),
        parts: partsOf(context),
        answers: answersOf({ cut: parts, sketch, clauses: context.clauses, times, statements }, answerWords),
        sketch,
      };
    },
  };
}

/** Actors with all that a report tells of whom they belong to and speak for: beyond what its clauses are judged by. */
function placedActors({ actors, mentions }: ReportVoices, text: string, names: Lexicon): Reading['actors'] {
  const owned = withTitleOwners(actors, text, names);
  const placed = withHouses(
    { actors: withHomeBodies({ actors: owned, mentions }, text, names), mentions },
    text,
    names,
  );
  return withArticles(placed, mentions, text);
}

const wordsIn = (tokens: readonly Token[]): number =>
  tokens.reduce((sum, { pos }) => (pos === 'PUNCT' || pos === 'SYM' ? sum : sum + 1), 0);

interface ForeignReader {
  readonly cut: Cutter;
  readonly voices: (cut: CutText) => ReportVoices;
}

const foreignReader = (catalog: Catalog): ForeignReader => ({
  cut: createCutter(catalog),
  voices: framedVoices(catalog),
});

/** The reading of a text in another language: who says what, where its catalogue tells; no moves, steps or points. */
function unmoved(
  reader: string,
  language: string,
  parts: CutText,
  weigh: ReturnType<typeof createWeigher>,
  voicesOfCut: ForeignReader['voices'] | null,
): Reading {
  const { paragraphs, sentences, tokens, furniture } = parts;
  const voices = voicesOfCut?.(parts) ?? { actors: [], mentions: [], statements: [] };
  const spans = (list: readonly Span[]): readonly Span[] => list.map(({ start, end }) => ({ start, end }));
  return {
    reader,
    language,
    ...(voicesOfCut === null ? { unread: true } : {}),
    words: wordsIn(tokens),
    paragraphs: spans(paragraphs),
    sentences: spans(sentences),
    furniture: spans(furniture),
    ...voices,
    times: [],
    moves: [],
    observations: [],
    steps: [],
    answers: [],
    sketch: sketchOf(parts, weigh),
  };
}
