import type { Deal, Node, Sense } from './deal.js';
import {
  BREACHED,
  FULFILLED,
  IN_FORCE,
  INSTANCE,
  instanceAt,
  LAPSED,
  LEAF,
  leafAt,
  NO,
  read,
  type State,
  SUSPENDED,
  YES,
} from './state.js';

/** It holds; it does not, but may; it cannot any more. Kleene's three values, with the future for the middle one. */
export type Value = 0 | 1 | 2;
export const HOLDS = 2;
export const MAY = 1;
export const CANNOT = 0;

export function holdingOf(deal: Deal, state: State, node: Node): Value {
  switch (node.kind) {
    case 'always':
      return HOLDS;
    case 'mark':
      return state[leafAt(node.leaf) + LEAF.value] === YES ? HOLDS : MAY;
    case 'voice':
    case 'done': {
      const said = state[leafAt(node.leaf) + LEAF.value];
      return said === YES ? HOLDS : said === NO ? CANNOT : MAY;
    }
    case 'not':
      return holdingOf(deal, state, node.node) === HOLDS ? MAY : HOLDS;
    case 'count': {
      let holds = 0;
      let may = 0;
      for (const inner of node.nodes) {
        const value = holdingOf(deal, state, inner);
        if (value === HOLDS) holds++;
        else if (value === MAY) may++;
      }
      return holds >= node.least ? HOLDS : holds + may >= node.least ? MAY : CANNOT;
    }
    case 'veto': {
      for (const voice of node.voices) if (state[leafAt(voice) + LEAF.value] === NO) return CANNOT;
      return holdingOf(deal, state, node.node);
    }
    case 'test': {
      if (node.instance !== null) return statusValue(node.sense, statusAt(deal, state, node.instance));
      return testValue(deal, state, node.sense, node.provision);
    }
  }
}

const statusAt = (deal: Deal, state: State, instance: number): number =>
  read(state, instanceAt(deal, instance) + INSTANCE.status);

const statusFor: { readonly [sense in Sense]: number } = {
  fulfilled: FULFILLED,
  exercised: FULFILLED,
  breached: BREACHED,
  'in-force': IN_FORCE,
  suspended: SUSPENDED,
  lapsed: LAPSED,
};

function statusValue(sense: Sense, status: number): Value {
  if (status === statusFor[sense]) return HOLDS;
  return (sense === 'fulfilled' || sense === 'exercised') && status === LAPSED ? CANNOT : MAY;
}

/** Of a provision with several bearers: fulfilled and lapsed by all of them, anything else by one. */
function testValue(deal: Deal, state: State, sense: Sense, provision: number): Value {
  const rule = deal.rules[provision];
  if (!rule || rule.first === rule.last) return MAY;
  const wanted = statusFor[sense];
  let yes = 0;
  let lapsed = 0;
  for (let instance = rule.first; instance < rule.last; instance++) {
    const status = statusAt(deal, state, instance);
    if (status === wanted) yes++;
    if (status === LAPSED) lapsed++;
  }
  const all = rule.last - rule.first;
  if (sense === 'fulfilled') return yes === all ? HOLDS : lapsed > 0 ? CANNOT : MAY;
  if (sense === 'lapsed') return yes === all ? HOLDS : MAY;
  if (yes > 0) return HOLDS;
  return sense === 'exercised' && lapsed === all ? CANNOT : MAY;
}
