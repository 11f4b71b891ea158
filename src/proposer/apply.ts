import type { Answer } from '../reading/answer.js';
import type { LocalMove } from '../reading/move.js';
import type { Reading } from '../reading/reading.js';
import type { LocalStatement } from '../reading/statement.js';
import type { Anchored } from './check.js';

/** Below what views show by default: a proposal waits for a ruling, however sure the model is. */
const CONFIDENCE = 0.4;

/**
 * A reading with a model's proposals behind what rules found. Indices of what was there do not change; what is added
 * names the model.
 */
export function withProposals(reading: Reading, kept: readonly Anchored[], model: string): Reading {
  const statements: LocalStatement[] = [];
  const moves: LocalMove[] = [];
  const answers: Answer[] = [];
  for (const { proposal, span, actor } of kept) {
    if (proposal.kind === 'statement')
      statements.push({
        ...span,
        speaker: actor,
        speakerPassage: null,
        mode: 'indirect',
        content: span,
        quotes: [],
        cue: null,
        addressee: null,
        via: null,
        time: null,
        polarity: 'said',
        within: null,
        confidence: CONFIDENCE,
        proposedBy: model,
      });
    else if (proposal.kind === 'move')
      moves.push({
        ...span,
        actor,
        toward: null,
        act: proposal.act,
        issues: proposal.issues,
        places: [],
        modality: 'actual',
        statement: null,
        condition: null,
        deadline: null,
        exchange: null,
        confidence: CONFIDENCE,
        proposedBy: model,
      });
    else
      answers.push({
        ...span,
        kind: 'whether',
        keys: keysOf(proposal.question),
        value: { kind: 'words', words: proposal.words, negated: false },
        statement: null,
        proposedBy: model,
      });
  }
  return {
    ...reading,
    statements: [...reading.statements, ...statements],
    moves: [...reading.moves, ...moves],
    answers: [...reading.answers, ...answers],
  };
}

const keysOf = (question: string): readonly string[] =>
  [...new Set(question.toLowerCase().match(/\p{L}{4,}/gu) ?? [])].sort();
