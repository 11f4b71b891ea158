/** A monotone rule over numbered members. */
export type Formula =
  | { readonly kind: 'member'; readonly member: number }
  | { readonly kind: 'fixed'; readonly value: boolean }
  | { readonly kind: 'at-least'; readonly least: number; readonly of: readonly Formula[] };

export const fixed = (value: boolean): Formula => ({ kind: 'fixed', value });
export const member = (index: number): Formula => ({ kind: 'member', member: index });
export const every = (of: readonly Formula[]): Formula => ({ kind: 'at-least', least: of.length, of });
export const some = (of: readonly Formula[]): Formula => ({ kind: 'at-least', least: 1, of });
