/** Mulberry32: a small seeded generator, the same everywhere. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const first = [
  'Ada',
  'Ole',
  'Mira',
  'Jon',
  'Ivo',
  'Tilda',
  'Rune',
  'Selma',
  'Karim',
  'Noor',
  'Petra',
  'Hugo',
];
const last = [
  'Brandt',
  'Okoye',
  'Lindgren',
  'Castellan',
  'Varga',
  'Moreau',
  'Haddad',
  'Novik',
  'Ferrante',
  'Quist',
];
const office = [
  'foreign minister',
  'trade envoy',
  'chief negotiator',
  'spokeswoman',
  'deputy prime minister',
];
const side = [
  'Norland',
  'Esturia',
  'Vask',
  'Orrin',
  'Telmark',
  'the port union',
  'the rebels',
  'the island council',
];
const thing = [
  'the cease-fire',
  'the fishing quota',
  'the tariff on grain',
  'the prisoner exchange',
  'the border post',
];
const says = ['said', 'told reporters', 'insisted', 'warned', 'acknowledged', 'argued'];
const does = ['accept', 'reject', 'postpone', 'guarantee', 'reopen', 'monitor', 'withdraw from', 'sign'];
const when = [
  'on Monday',
  'on Thursday',
  'within ten days',
  'before the vote',
  'after the second round',
  'next month',
];

/** A report of about so many words about talks that never were, the same for the same number. */
export function madeReport(number: number, words: number): string {
  const random = generator(number * 7919 + 13);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const person = `${pick(first)} ${pick(last)}`;
  const sentences = [
    () =>
      `${pick(side)} will ${pick(does)} ${pick(thing)} ${pick(when)}, ${pick(office)} ${person} ${pick(says)}.`,
    () =>
      `“We cannot ${pick(does)} ${pick(thing)} unless ${pick(side)} moves first,” ${person} ${pick(says)} ${pick(when)}.`,
    () => `Delegates of ${pick(side)} offered to ${pick(does)} ${pick(thing)} in return for ${pick(thing)}.`,
    () =>
      `According to ${pick(side)}, ${Math.floor(random() * 900) + 20} trucks crossed the line ${pick(when)}.`,
    () => `A spokesman for ${pick(side)} doubted that ${pick(side)} would ${pick(does)} ${pick(thing)}.`,
    () =>
      `The parties are to meet again ${pick(when)}, and ${pick(thing)} would then need a vote in ${pick(side)}.`,
  ];
  const name = (s: string): string => s.replace(/^./, (c) => c.toUpperCase());
  const out = [`Round ${number}: ${pick(side)} and ${pick(side)} on ${pick(thing)}`];
  let count = 0;
  while (count < words) {
    const paragraph = [0, 1, 2].map(() => name(sentences[Math.floor(random() * sentences.length)]?.() ?? ''));
    out.push(paragraph.join(' '));
    count += paragraph.join(' ').split(' ').length;
  }
  return `${out.join('\n\n')}\n`;
}
