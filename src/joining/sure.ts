/** From here on an item is shown without being asked for: of those that say so, about eight in ten are right. */
export const sureFrom = 0.8;

/** Whether an item is told as it is, rather than as possible. What carries no confidence is certain: a person ruled so. */
export const isSure = (item: { readonly confidence?: number } | undefined): boolean =>
  item !== undefined && (item.confidence ?? 1) >= sureFrom;

/** Of a question that is shown, answers are shown that are likelier than not, and two in any case. */
const answersFrom = 0.5;

/** The accounts that are told as answers to their question; the others may be of something else. */
export function answersOf<A extends { readonly confidence?: number }>(accounts: readonly A[]): readonly A[] {
  const surest = accounts.map(({ confidence = 1 }) => confidence).sort((a, b) => b - a);
  const least = Math.min(answersFrom, ...surest.slice(0, 2));
  return accounts.filter(({ confidence = 1 }) => confidence >= least);
}
