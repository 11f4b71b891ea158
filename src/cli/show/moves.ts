import { isSure } from '../../joining/sure.js';
import { tableOf } from '../terminal/layout.js';
import { citing, isShown, noneShown, possibleNote, type Section } from './sheet.js';

/** Who does what at the table, in the order of the record. */
export const movesSection: Section<'moves'> = {
  lists: ['moves'],
  inSentences: true,
  set: (sheet) => {
    const { record, screen } = sheet;
    const moves = record.moves.filter((move) => isShown(sheet, move));
    if (moves.length === 0)
      return noneShown(
        sheet,
        'No offers, demands or other moves found.',
        'offer, demand or other move',
        record.moves,
      );
    const rows = moves.map((move) => [
      `${sheet.id(move.id)}${sheet.actor(move.actor)}`,
      `${isSure(move) ? '' : screen.style('yellow', '? ')}${screen.style('bold', move.act)}${move.modality === 'actual' ? '' : ` ${screen.style('dim', `(${move.modality})`)}`}`,
      move.issues.map(sheet.issue).join(', '),
      citing(sheet, sheet.inSentence(move.passage), move.report),
    ]);
    return (
      tableOf(
        screen,
        [
          { head: 'who', least: 10, most: 20 },
          { head: 'act', least: 8, most: 14 },
          { head: 'about', least: 10, most: 20 },
          { head: 'in which words', least: 28 },
        ],
        rows,
      ) + possibleNote(sheet, record.moves)
    );
  },
};
