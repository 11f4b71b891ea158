/** Readers read; rulers also correct; keepers also add reports and manage accounts. */
export type AccountRole = 'reader' | 'ruler' | 'keeper';

export type Right = 'read' | 'rule' | 'keep';

const rights: Readonly<Record<AccountRole, readonly Right[]>> = {
  reader: ['read'],
  ruler: ['read', 'rule'],
  keeper: ['read', 'rule', 'keep'],
};

export const accountRoles: readonly AccountRole[] = ['reader', 'ruler', 'keeper'];

export function may(role: AccountRole, right: Right): boolean {
  return rights[role].includes(right);
}

export function isAccountRole(value: string): value is AccountRole {
  return accountRoles.some((role) => role === value);
}
