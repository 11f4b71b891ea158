import type { LinearModel } from '../classifier/linear.js';

/** Weights of one sign, by what it is seen together with. */
interface SignWeights {
  readonly alone: number | null;
  readonly act: ReadonlyMap<string, number>;
  readonly kind: ReadonlyMap<string, number>;
  readonly quoted: ReadonlyMap<string, number>;
  readonly clause: ReadonlyMap<string, number>;
  readonly passive: ReadonlyMap<string, number>;
  readonly head: ReadonlyMap<string, number>;
}

/**
 * The bearer's model laid out for looking up: a sign's weights by sign, so that no name of a feature has to be put
 * together. It scores as `probabilities` does over `bearerFeatures` (a test holds the two together).
 */
export interface BearerModel {
  readonly scale: number;
  /** What is said of a candidate as such, by the feature's name. */
  readonly whole: ReadonlyMap<string, number>;
  readonly signs: ReadonlyMap<string, SignWeights>;
}

/** What a candidate's features are made of. */
export interface BearerSigns {
  /** Features of the candidate as such, by name. */
  readonly whole: readonly string[];
  readonly signs: readonly string[];
  readonly act: string;
  readonly kind: string;
  readonly quoted: string;
  readonly clause: string;
  readonly passive: string;
  readonly head: string;
}

/** How a sign's features are named: `s:left`, `sa:left|pledge` … */
const families = { sa: 'act', sk: 'kind', sq: 'quoted', sc: 'clause', sp: 'passive', sh: 'head' } as const;
type Family = keyof typeof families;
const isFamily = (name: string): name is Family => Object.hasOwn(families, name);

export function bearerModelOf(model: LinearModel): BearerModel {
  const whole = new Map<string, number>();
  const signs = new Map<
    string,
    Record<(typeof families)[Family], Map<string, number>> & { alone: number | null }
  >();
  const weightsOf = (sign: string) => {
    const known = signs.get(sign);
    if (known !== undefined) return known;
    const made = {
      alone: null,
      act: new Map<string, number>(),
      kind: new Map<string, number>(),
      quoted: new Map<string, number>(),
      clause: new Map<string, number>(),
      passive: new Map<string, number>(),
      head: new Map<string, number>(),
    };
    signs.set(sign, made);
    return made;
  };
  for (const [name, row] of model.rows) {
    const weight = model.weights[row] ?? 0;
    const colon = name.indexOf(':');
    const family = name.slice(0, Math.max(0, colon));
    const rest = name.slice(colon + 1);
    const bar = rest.indexOf('|');
    if (family === 's') weightsOf(rest).alone = weight;
    else if (isFamily(family))
      weightsOf(rest.slice(0, bar))[families[family]].set(rest.slice(bar + 1), weight);
    else whole.set(name, weight);
  }
  return { scale: model.scale, whole, signs };
}

/** The features' names, as training counts them. */
export function bearerFeatureNames(one: BearerSigns): readonly string[] {
  return [
    ...one.whole,
    ...one.signs.flatMap((sign) => [
      `s:${sign}`,
      ...(Object.keys(families) as readonly Family[]).map(
        (family) => `${family}:${sign}|${one[families[family]]}`,
      ),
    ]),
  ];
}

/** How likely the candidate is the one, 0…1. */
export function bearerLikelihood({ scale, whole, signs }: BearerModel, one: BearerSigns): number {
  let sum = 0;
  let known = 0;
  const count = (weight: number | null | undefined): void => {
    if (weight === undefined || weight === null) return;
    sum += weight;
    known++;
  };
  for (const name of one.whole) count(whole.get(name));
  for (const sign of one.signs) {
    const own = signs.get(sign);
    if (own === undefined) continue;
    count(own.alone);
    count(own.act.get(one.act));
    count(own.kind.get(one.kind));
    count(own.quoted.get(one.quoted));
    count(own.clause.get(one.clause));
    count(own.passive.get(one.passive));
    count(own.head.get(one.head));
  }
  return 1 / (1 + Math.exp(-sum * (scale / Math.sqrt(Math.max(1, known)))));
}
