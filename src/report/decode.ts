import { isUtf8 } from 'node:buffer';
import { done, failed } from './problem.js';
import type { Problem, Result } from './report.js';

export interface Decoded {
  readonly text: string;
  /** As the Encoding Standard (encoding.spec.whatwg.org) names it. */
  readonly encoding: string;
  /** What went against expectation but did not stop reading. */
  readonly notes: readonly Problem[];
}

/**
 * Turns bytes into text. A byte-order mark decides; then the bytes themselves (valid UTF-8, the zero pattern of UTF-16);
 * then the declared label; last Windows-1252, which gives every byte a meaning. So a wrong label does no harm. Only the
 * byte-order mark is dropped, nothing else is changed.
 *
 * ```ts
 * decodeBytes(new TextEncoder().encode('né'), { where: 'a.txt', declared: 'latin1' })
 * // { ok: true, value: { text: 'né', encoding: 'utf-8', notes: [] } }
 * ```
 */
export function decodeBytes(
  bytes: Uint8Array,
  options: { readonly where: string; readonly declared?: string | null },
): Result<Decoded> {
  const { where } = options;
  const marked = byMark(bytes);
  if (marked !== null) return done(marked);
  const wide = widePattern(bytes);
  if (wide !== null) return done({ text: new TextDecoder(wide).decode(bytes), encoding: wide, notes: [] });
  const binary = binaryKind(bytes);
  if (binary !== null)
    return failed({
      kind: 'not-text',
      expected: 'text',
      found: binary,
      where,
      remedy: 'Give the text, page or archive itself; pictures, sound and programs cannot be read.',
    });
  const declared = knownLabel(options.declared ?? null);
  // ISO-2022-JP is pure ASCII with escapes: as UTF-8 it would be valid and wrong.
  if (declared === 'iso-2022-jp' && bytes.includes(0x1b))
    return done({ text: new TextDecoder(declared).decode(bytes), encoding: declared, notes: [] });
  const strict = strictUtf8(bytes);
  if (strict !== null) return done({ text: strict, encoding: 'utf-8', notes: [] });
  if (declared !== null && declared !== 'utf-8' && declared !== 'windows-1252')
    return done({ text: new TextDecoder(declared).decode(bytes), encoding: declared, notes: [] });
  const { good, bad } = utf8Balance(bytes);
  if (good > bad)
    return done({
      text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
      encoding: 'utf-8',
      notes: [
        {
          kind: 'invalid-utf-8',
          expected: 'UTF-8',
          found: `${bad} bytes that are not UTF-8 among ${good} characters that are`,
          where,
          remedy: 'The bytes are shown as �; get the file again if the words matter.',
        },
      ],
    });
  return done({ text: windows1252(bytes), encoding: 'windows-1252', notes: [] });
}

function byMark(bytes: Uint8Array): Decoded | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) {
    const rest = bytes.subarray(3);
    return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(rest), encoding: 'utf-8', notes: [] };
  }
  if (a === 0xff && b === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le', notes: [] };
  if (a === 0xfe && b === 0xff)
    return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16be', notes: [] };
  return null;
}

/** UTF-16 without a mark: in Western text nearly every second byte is zero, and always the same one of the two. */
function widePattern(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 8) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const half = length / 2;
  if (odd > half * 0.6 && even < half * 0.05) return 'utf-16le';
  if (even > half * 0.6 && odd < half * 0.05) return 'utf-16be';
  return null;
}

const magic: readonly (readonly [string, readonly number[]])[] = [
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG picture', [0xff, 0xd8, 0xff]],
  ['a GIF picture', [0x47, 0x49, 0x46, 0x38]],
  ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a ZIP archive', [0x50, 0x4b, 0x03, 0x04]],
  ['gzip data', [0x1f, 0x8b]],
  ['a program', [0x7f, 0x45, 0x4c, 0x46]],
  ['an older Office document', [0xd0, 0xcf, 0x11, 0xe0]],
];

/** What a stretch of bytes is when it is not text; null for text. */
export function binaryKind(bytes: Uint8Array): string | null {
  for (const [kind, head] of magic) if (head.every((byte, i) => bytes[i] === byte)) return kind;
  const length = Math.min(bytes.length, 8192);
  let control = 0;
  for (let i = 0; i < length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === 0) return 'binary data (zero bytes)';
    if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 0x1b) control++;
  }
  return control > length / 20 ? 'binary data (control characters)' : null;
}

function knownLabel(label: string | null): string | null {
  if (label === null) return null;
  try {
    return new TextDecoder(label.trim().toLowerCase()).encoding;
  } catch {
    return null;
  }
}

/** Checked and then decoded: Node does both in a fraction of the time that a strict `TextDecoder` takes. */
function strictUtf8(bytes: Uint8Array): string | null {
  if (!isUtf8(bytes)) return null;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

/** Characters of two bytes and more that are well formed, and bytes that are no part of one. */
function utf8Balance(bytes: Uint8Array): { good: number; bad: number } {
  let good = 0;
  let bad = 0;
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] ?? 0;
    const length = lead < 0x80 ? 1 : lead >= 0xc2 && lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    let whole = lead < 0x80 || (lead >= 0xc2 && length > 0);
    for (let j = 1; whole && j < length; j++) whole = ((bytes[i + j] ?? 0) & 0xc0) === 0x80;
    if (!whole) bad++;
    else if (length > 1) good++;
    i += whole ? length : 1;
  }
  return { good, bad };
}

// The Encoding Standard's index for 0x80…0x9f. Node's own decoder has treated the label as Latin-1 in some releases.
const c1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function windows1252(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin.replace(/[\u0080-\u009f]/g, (character) => c1.charAt(character.charCodeAt(0) - 0x80));
}
