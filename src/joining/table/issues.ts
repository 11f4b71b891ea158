/** Issues that concern the talks and not a thing on the table: no term is made of them. */
const aboutTalks: ReadonlySet<string> = new Set([
  'talks',
  'pledge',
  'incident',
  'implementation',
  'government',
]);

/** Issues that one conduct bears on together: who withdraws keeps a promise to scale back. */
const kin: readonly (readonly string[])[] = [
  ['de-escalation', 'withdrawal', 'hostilities', 'ceasefire'],
  ['blockade', 'aid-access', 'humanitarian', 'evacuation', 'safe-zone'],
  ['disarmament', 'denuclearization', 'nuclear-programme', 'nuclear-status', 'inspections', 'missiles'],
  ['sanctions', 'assets', 'energy'],
  ['tariffs', 'trade', 'agriculture'],
  ['prisoners', 'hostages'],
  ['neutrality', 'alliances', 'foreign-bases'],
];

export function isTermIssue(issue: string): boolean {
  return !aboutTalks.has(issue);
}

/** Whether conduct or doubt about one of the issues bears on the other. */
export function bearsOn(issue: string, others: readonly string[]): boolean {
  return (
    others.includes(issue) ||
    kin.some((group) => group.includes(issue) && others.some((one) => group.includes(one)))
  );
}
