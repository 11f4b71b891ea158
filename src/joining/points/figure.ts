import { pluralOf } from '../../reading/words/plural.js';

const thousands = ['', ' thousand', ' million', ' billion', ' trillion'];

/**
 * A figure as it is written, with its hedge.
 *
 * ```ts
 * figure(4_200_000_000, '$', 'about') // 'about $4.2 billion'
 * figure(19_000, 'centrifuge', null)  // '19,000 centrifuges'
 * figure(3.5, 'percent', null)        // '3.5 percent'
 * ```
 */
export function figure(number: number, unit: string, hedge: string | null): string {
  const before = hedge === null ? '' : `${hedge} `;
  if (/^[$€£¥]/.test(unit)) return `${before}${unit}${rounded(number)}`;
  if (unit === '%') return `${before}${grouped(number)} %`;
  return `${before}${rounded(number)} ${number === 1 ? unit : pluralOf(unit)}`;
}

/**
 * Two figures of one unit between which a number lies; a unit in words is written once.
 *
 * ```ts
 * figureRange(12_000, 13_000, 'troop', null) // '12,000 to 13,000 troops'
 * figureRange(6_000_000_000, 7_000_000_000, '$', 'about') // 'about $6 billion to $7 billion'
 * ```
 */
export function figureRange(from: number, to: number, unit: string, hedge: string | null): string {
  const first =
    unit === '%' || /^[$€£¥]/.test(unit)
      ? figure(from, unit, hedge)
      : `${hedge === null ? '' : `${hedge} `}${rounded(from)}`;
  return `${first} to ${figure(to, unit, null)}`;
}

// From a million on, where nothing is lost by it: 4.2 billion, but 1,234,567.
function rounded(number: number): string {
  for (let power = thousands.length - 1; power > 1; power--) {
    const part = number / 1000 ** power;
    if (part >= 1 && part === Number(part.toFixed(3))) return `${grouped(part)}${thousands[power]}`;
  }
  return grouped(number);
}

function grouped(number: number): string {
  const [whole = '', rest] = String(number).split('.');
  const digits = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return rest === undefined ? digits : `${digits}.${rest}`;
}
