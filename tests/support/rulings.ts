import { type NewRuling, type Ruling, rulingOf } from '../../src/joining/rulings/ruling.js';

/** A ruling signed by somebody who never was, with what a test needs to say of it. */
export function ruled(over: Partial<NewRuling> & Pick<NewRuling, 'kind'>): Ruling {
  return rulingOf({
    by: 'M. Osk',
    at: '2031-05-15T08:00:00Z',
    note: null,
    names: null,
    item: null,
    target: null,
    labels: null,
    ...over,
  });
}
