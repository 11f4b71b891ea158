import type { Press } from './press.js';

const name =
  /^\p{Lu}[\p{L}'’.-]*(?: (?:(?:de|van|von|der|den|la|le|el|al|bin|da|di)\b ?)*\p{Lu}[\p{L}'’.-]*){0,4}$/u;
const person = /^(?:\p{Lu}[\p{L}'’.-]* )/u;

/**
 * The people named in a byline or contributor line, places, outlets and duties left out.
 *
 * ```ts
 * contributorsIn('Lee reported from Oslo. Bo Ray in Rabat, Morocco and Cy Dow contributed to this report.', press)
 * // ['Lee', 'Bo Ray', 'Cy Dow']
 * ```
 */
export function contributorsIn(line: string, press: Press): readonly string[] {
  const { outlets } = press;
  const names: string[] = [];
  for (const sentence of line.split(/\.\s+(?=\p{Lu})|[;()|]/u)) {
    const filed = / (?:reported|contributed) from | from /.test(sentence) && / reported from /.test(sentence);
    let place = false;
    for (const part of sentence.split(/,? and |, |(?<=^|\s)with /)) {
      const cut = part
        .replace(/^[\s—–-]*(?:and |by |additional |contributing:? ?|with )*/i, '')
        .replace(/\b(?:additional )?(?:reporting|editing|writing|assistance) (?:by|from) /i, '')
        .replace(
          /^.*?\b(?:writers?|producers?|researchers?|reporters?|correspondents?|editors?) (?=\p{Lu})/u,
          '',
        )
        .replace(/^\p{Lu}[\p{L} ]{1,24}['’]s? (?=\p{Lu}\p{L}+ \p{Lu})/u, '');
      const [who = '', where] = cut.split(/ (?:in|from|at) /, 2);
      const clean = who
        .replace(/ (?:also )?(?:contributed|reported)\b.*$/, '')
        .replace(/[.,]$/, '')
        .trim();
      const known = outlets.has(clean.toLowerCase()) || outlets.has(`the ${clean.toLowerCase()}`);
      const isPlace = place && where === undefined && (!person.test(clean) || isState(clean, press));
      // A surname alone stands only where a line begins with whom the byline has already named.
      const full = clean.includes(' ') || filed;
      if (name.test(clean) && full && !known && !isPlace && !/^(?:The|This|It|All) /.test(clean))
        names.push(clean);
      place = where !== undefined;
    }
  }
  return [...new Set(names)];
}

const isState = (name: string, press: Press): boolean =>
  press.catalog.states.some((state) => state.name === name || state.names?.includes(name) === true) ||
  /^(?:South|North|East|West|New|Saudi|United|Costa|El|Sri|Hong) \p{Lu}\p{L}+$/u.test(name);
