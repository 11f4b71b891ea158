import fc from 'fast-check';

const marks = [...'“”"\'’‘„«».?!,:—()', ' ', ' ', ' ', '\n', '\n\n'];

/** Rows of quotation marks, stops, white space, the words given and anything else, as news might go wrong. */
export function newsyText(words: readonly string[], most: number): fc.Arbitrary<string> {
  return fc
    .array(
      fc.oneof(
        fc.constantFrom(...marks),
        fc.constantFrom(...words),
        fc.string({ maxLength: 6, unit: 'binary' }),
      ),
      { maxLength: most },
    )
    .map((parts) => parts.join(''));
}
