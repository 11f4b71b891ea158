import { expect, test } from 'vitest';
import type { Actor } from '../record.js';
import { type Relation, Relations } from './relations.js';

const actor = (id: string, name: string, kind: Actor['kind'], side: string | null): Actor => ({
  id,
  name,
  kind,
  names: [name],
  roles: [],
  side,
});

const relations = new Relations();
relations.follow([
  actor('norland', 'Norland', 'state', null),
  actor('brandt', 'Olof Brandt', 'person', 'norland'),
  actor('lunde', 'Ada Lunde', 'person', 'norland'),
  actor('ministry', 'Norland’s fisheries ministry', 'organization', 'norland'),
  actor('osk', 'Mira Osk', 'person', 'westmark'),
  actor('officials', 'senior officials', 'group', null),
]);

/** Two speakers, each with the folded words of the sentence, and how well they agree. */
const cases: readonly (readonly [string, string | null, string, string | null, string, Relation])[] = [
  ['one speaker', 'brandt', '', 'brandt', '', 'same'],
  ['two people of one side', 'brandt', '', 'lunde', '', 'other'],
  ['somebody and the state he speaks for', 'brandt', '', 'norland', '', 'kin'],
  ['somebody and a body of his side', 'ministry', '', 'brandt', '', 'kin'],
  ['people of two sides', 'brandt', '', 'osk', '', 'other'],
  ['people of two sides, one named where the other speaks', 'brandt', ' osk told brandt ', 'osk', '', 'kin'],
  ['nobody known, a name in the sentence', null, ' said brandt on monday ', 'brandt', '', 'kin'],
  ['nobody known', null, ' it was said on monday ', 'brandt', '', 'unknown'],
  ['officials, who may be anybody’s', 'officials', '', 'osk', '', 'unknown'],
];

for (const [name, x, around, y, beside, expected] of cases)
  test(name, () => {
    const [a, b] = [
      { speaker: x, around },
      { speaker: y, around: beside },
    ];
    expect(relations.between(a, b)).toBe(expected);
    expect(relations.between(b, a)).toBe(expected);
  });
