import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Press } from '../src/report/press.js';

const shared = join(import.meta.dirname, '../../shared');
const rounds: readonly (readonly [gold: string, texts: string])[] = [
  ['istanbul', 'seeds'],
  ['geneva', 'corpora/rounds/iran-geneva-2013-11'],
  ['usmca', 'corpora/rounds/usmca-2018-10'],
  ['singapore', 'corpora/rounds/trump-kim-singapore-2018-06'],
  ['gaza2014', 'corpora/rounds/gaza-cairo-2014-08'],
  ['astana', 'corpora/rounds/syria-truce-astana-2016-12'],
  ['phaseone', 'corpora/rounds/us-china-phase-one-2019-12'],
  ['cuba', 'corpora/rounds/us-cuba-2014-12'],
  ['elsalvador', 'corpora/rounds/elsalvador-mexico-sanjose-1989-09'],
];
const newsFiles: readonly (readonly [file: string, report: number, words: number])[] = [
  ['quotes.tsv', 0, 3],
  ['moves.tsv', 0, 4],
  ['steps.tsv', 1, 2],
  ['observations.tsv', 0, 4],
  ['differences.tsv', 1, 2],
  ['same.tsv', 1, 2],
];

/** Text with its quotation marks and white space evened out, and where each character stood. */
function evened(text: string): { readonly text: string; readonly at: readonly number[] } {
  let out = '';
  const at: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (/["“”„«»]/.test(character) || (/\s/.test(character) && out.endsWith(' '))) continue;
    out += /\s/.test(character) ? ' ' : /[’‘]/.test(character) ? "'" : character.toLowerCase();
    at.push(i);
  }
  return { text: out, at };
}

/** Prints, for each round of talks, how much gold furniture is found (half its letters) and how much gold news is lost. */
export function furnitureFigures(press: Press, misses: boolean): void {
  for (const [gold, texts] of rounds) {
    const folder = join(shared, texts);
    const reports = readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => {
        const text = readFileSync(join(folder, name), 'utf8');
        return { name, even: evened(text), found: press.findFurniture(text) };
      });
    const rows = (file: string): readonly (readonly string[])[] => {
      const path = join(shared, 'gold', gold, file);
      if (!existsSync(path)) return [];
      const lines = readFileSync(path, 'utf8').split('\n');
      return lines
        .filter((line) => line.trim() !== '' && !line.startsWith('#'))
        .map((line) => line.split('\t'));
    };
    /** Smallest share of the words, over the places where they stand, that is taken for furniture. */
    const covered = (key: string, words: string): number => {
      const report = reports.find(({ name }) => name.startsWith(`${key}_`) || name.startsWith(`${key}.`));
      const wanted = evened(words).text.trim();
      if (report === undefined) return 0;
      let least = 1;
      let places = 0;
      for (let i = report.even.text.indexOf(wanted); i >= 0; i = report.even.text.indexOf(wanted, i + 1)) {
        const start = report.even.at[i] ?? 0;
        const end = (report.even.at[i + wanted.length - 1] ?? 0) + 1;
        const inside = report.found.reduce(
          (sum, one) => sum + Math.max(0, Math.min(end, one.end) - Math.max(start, one.start)),
          0,
        );
        least = Math.min(least, inside / (end - start));
        places++;
      }
      return places === 0 ? 0 : least;
    };
    const noise = rows('noise.tsv').map(([key = '', words = '']) => ({
      key,
      words,
      found: covered(key, words) >= 0.5,
    }));
    const isNoise = (key: string, words: string): boolean =>
      noise.some((one) => one.key === key && evened(one.words).text.includes(evened(words).text.trim()));
    const news = newsFiles.flatMap(([file, report, column]) =>
      rows(file).map((row) => ({ file, key: row[report] ?? '', words: row[column] ?? '' })),
    );
    const lost = news.filter(({ key, words }) => covered(key, words) > 0.3 && !isNoise(key, words));
    console.log(
      `${gold.padEnd(12)}furniture found ${noise.filter(({ found }) => found).length}/${noise.length}  news lost ${lost.length}/${news.length}`,
    );
    if (!misses) continue;
    for (const { key, words } of noise.filter(({ found }) => !found))
      console.log(`  missed ${key.slice(0, 20)} ${words.slice(0, 110)}`);
    for (const { file, key, words } of lost)
      console.log(`  lost ${file} ${key.slice(0, 20)} ${words.slice(0, 110)}`);
  }
}
