import type { Desk } from '../record/desk.js';
import type { KeptRuling, RulingKeeper } from './keeper.js';

/**
 * The rulings in force on an item. One on a whole is kept as rulings on all its parts (a saying by its wordings, a term
 * by its moves), and one on a saying holds for each of its wordings.
 */
export function ruledOn(desk: Desk, { on }: RulingKeeper, item: string): readonly KeptRuling[] {
  const parts = desk.utterances.get(item)?.statements ?? desk.terms.get(item)?.moves ?? [];
  const [first] = parts;
  const onAll = (first === undefined ? undefined : on.get(first))?.filter(({ items }) =>
    parts.every((part) => items.includes(part)),
  );
  const whole = desk.statements.get(item)?.utterance;
  return [
    ...new Set([
      ...(on.get(item) ?? []),
      ...(onAll ?? []),
      ...(whole === undefined ? [] : (on.get(whole) ?? [])),
    ]),
  ];
}
