/**
 * Gives an object that was written down and read again, which brings back no more than its fields, the methods of its
 * class.
 */
export function revived<T extends object>(kept: T, of: { readonly prototype: T }): T {
  Object.setPrototypeOf(kept, of.prototype);
  return kept;
}
