/** From here on an item is shown without being asked for: of those that say so, about eight in ten are right. */
export const sureFrom = 0.8;

/** Whether an item is told as it is, rather than as possible. What carries no confidence is certain: a person ruled so. */
export const isSure = (item: { readonly confidence?: number } | undefined): boolean =>
  item !== undefined && (item.confidence ?? 1) >= sureFrom;
