import { readFileSync } from 'node:fs';

/** What a careful reader says of a point: which of its passages answer one question, and whether the heading asks it. */
export interface JudgedPoint {
  readonly cluster: string;
  readonly passages: readonly {
    readonly report: string;
    readonly start: number;
    readonly end: number;
    readonly answers: boolean;
  }[];
  /** Whether any passages of two reports answer one question; then whether it is the one asked, and the verdict fits. */
  readonly shared: boolean;
  readonly asked: boolean;
  readonly verdictFits: boolean;
  readonly said: string;
}

/** The points of `marks/points.tsv`, in its order. */
export function judgedPoints(): readonly JudgedPoint[] {
  const points = new Map<string, JudgedPoint & { readonly passages: JudgedPoint['passages'][number][] }>();
  for (const line of readFileSync(new URL('./marks/points.tsv', import.meta.url), 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [cluster = '', number = '', report = '', start = '', end = '', answers, asked, verdict, said = ''] =
      line.split('\t');
    const key = `${cluster} ${number}`;
    const point = points.get(key) ?? {
      cluster,
      passages: [],
      shared: asked !== '-',
      asked: asked === 'y',
      verdictFits: verdict === 'y',
      said,
    };
    points.set(key, point);
    point.passages.push({ report, start: Number(start), end: Number(end), answers: answers === 'y' });
  }
  return [...points.values()];
}
