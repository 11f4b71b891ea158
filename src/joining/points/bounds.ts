import type { AnswerValue } from '../../reading/answer.js';

export type NumberValue = Extract<AnswerValue, { kind: 'number' }>;

/** Between which amounts a number lies by what is told. */
export interface Bounds {
  readonly from: number;
  readonly to: number;
  /** Nothing hedges it: it lies there because it may have been rounded. */
  readonly plain: boolean;
}

/** A number that nothing hedges is rounded by less than this part of it, one told as rough ("about") by no more than that. */
const mostRounded = { plain: 0.05, rough: 0.2 };

/**
 * The bounds of a number whose unit counts as `size`; a `coarse` one stands beside a finer unit, as weeks do beside days.
 *
 * ```ts
 * boundsOf({ kind: 'number', number: 1.2e9, unit: '$', hedge: null }, 1, false) // from 1.15e9 to 1.25e9
 * boundsOf({ kind: 'number', number: 3, unit: 'week', hedge: null }, 168, true) // from 420 to 588 hours
 * boundsOf({ kind: 'number', number: 20, unit: 'prisoner', hedge: null }, 1, false) // from 20 to 20
 * ```
 */
export function boundsOf(value: NumberValue, size: number, coarse: boolean): Bounds {
  const { number, range } = value;
  const [from, to] = range ?? [number, number];
  const rough = from < number && number < to;
  // "nearly 30" and "20 to 30" tell where they end.
  const step = range !== undefined && !rough ? 0 : coarse ? half : half * lastDigit(number);
  const most = coarse
    ? half
    : number * (rough ? mostRounded.rough : isCounted(value) ? 0 : mostRounded.plain);
  const rounded = Math.min(step, most);
  return {
    from: Math.min(from, number - rounded) * size,
    to: Math.max(to, number + rounded) * size,
    plain: range === undefined,
  };
}

const half = 0.5;

/** What the last digit that is told counts: 1,000 in 28,000, 0.1 in 2.3, 10 billion in 370 billion. */
function lastDigit(number: number): number {
  const [digits = '', power = '0'] = number.toExponential().split('e');
  return 10 ** (Number(power) - Math.max(0, digits.length - 2));
}

/** Fewer than this are counted one by one: 20 dead are not 21. */
const counted = 1000;

const isCounted = ({ number, unit }: NumberValue): boolean =>
  number < counted && !/^[$€£¥%]/.test(unit) && unit !== 'percent';
