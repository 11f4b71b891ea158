import { type CommandModule, type DossierOptions, type Outside, UsageError, withDossier } from './command.js';

interface AccountOptions extends DossierOptions {
  readonly role?: string;
  readonly days?: string;
  readonly json?: boolean;
}

const LEAST_LETTERS = 10;
const DAY_MILLISECONDS = 86_400_000;

export const accountCommand: CommandModule = {
  declare(program, outside, act) {
    const account = program.command('account').description('who may use a served dossier');
    withDossier(account.command('add'))
      .description('add an account; its password is read from standard input')
      .argument('<name>')
      .option('--role <role>', 'reader, ruler or keeper', 'reader')
      .action(
        act(async (name: string, options: AccountOptions) => {
          const { isAccountRole } = await import('../service/accounts/role.js');
          const { hashSecret } = await import('../service/accounts/secret.js');
          const role = options.role ?? 'reader';
          if (!isAccountRole(role)) throw new UsageError(`--role takes reader, ruler or keeper, not ${role}`);
          if (!/^[\p{L}\p{N}._@-]{1,60}$/u.test(name))
            throw new UsageError('a name has letters, digits, . _ @ and -, 60 at most');
          const password = await passwordFrom(outside);
          return atAccounts(options, outside, async (store) => {
            const added = await store.accounts.addAccount({
              name,
              role,
              password: await hashSecret(password),
              createdAt: outside.now(),
              disabledAt: null,
            });
            if (!added) throw new UsageError(`there is an account called ${name} already`);
            outside.stdout.write(`${name} may sign in as ${role}\n`);
            return 0;
          });
        }),
      );
    withDossier(account.command('disable'))
      .description('shut an account out, with its sessions and tokens')
      .argument('<name>')
      .action(
        act((name: string, options: AccountOptions) =>
          atAccounts(options, outside, async (store) => {
            if (!(await store.accounts.changeAccount(name, { disabledAt: outside.now() })))
              throw new UsageError(`there is no account called ${name}`);
            outside.stdout.write(`${name} is shut out\n`);
            return 0;
          }),
        ),
      );
    withDossier(account.command('token'))
      .description('make a token for a program; it is shown once')
      .argument('<name>', 'the account it acts for')
      .option('--days <n>', 'how long it holds', '90')
      .action(
        act(async (name: string, options: AccountOptions) => {
          const days = Number(options.days ?? 90);
          if (!Number.isInteger(days) || days < 1 || days > 3660)
            throw new UsageError('--days takes a whole number from 1 to 3660');
          const { newToken } = await import('../service/accounts/gate.js');
          return atAccounts(options, outside, async (store) => {
            if ((await store.accounts.account(name)) === null)
              throw new UsageError(`there is no account called ${name}`);
            const createdAt = outside.now();
            const expiresAt = new Date(Date.parse(createdAt) + days * DAY_MILLISECONDS).toISOString();
            const { shown, kept } = await newToken(name, { createdAt, expiresAt });
            await store.accounts.addToken(kept);
            outside.stdout.write(`${shown}\n`);
            return 0;
          });
        }),
      );
    withDossier(account.command('revoke'))
      .description('end a token')
      .argument('<id>', 'the middle part of the token')
      .action(
        act((id: string, options: AccountOptions) =>
          atAccounts(options, outside, async (store) => {
            if (!(await store.accounts.revokeToken(id, outside.now())))
              throw new UsageError(`there is no token ${id} in force`);
            outside.stdout.write(`${id} is revoked\n`);
            return 0;
          }),
        ),
      );
    withDossier(account.command('list'))
      .description('accounts and tokens')
      .option('--json', 'as JSON')
      .action(
        act((options: AccountOptions) =>
          atAccounts(options, outside, async (store) => {
            const accounts = (await store.accounts.accounts()).map(
              ({ name, role, createdAt, disabledAt }) => ({ name, role, createdAt, disabledAt }),
            );
            const tokens = (await store.accounts.tokens()).map(
              ({ id, account: of, createdAt, expiresAt, revokedAt }) => ({
                id,
                account: of,
                createdAt,
                expiresAt,
                revokedAt,
              }),
            );
            outside.stdout.write(
              options.json === true
                ? `${JSON.stringify({ accounts, tokens })}\n`
                : [
                    ...accounts.map(
                      ({ name, role, disabledAt }) =>
                        `${name}  ${role}${disabledAt === null ? '' : '  shut out'}`,
                    ),
                    ...tokens.map(
                      ({ id, account: of, expiresAt, revokedAt }) =>
                        `  token ${id} of ${of}, ${revokedAt === null ? `until ${expiresAt.slice(0, 10)}` : 'revoked'}`,
                    ),
                    '',
                  ].join('\n'),
            );
            return 0;
          }),
        ),
      );
  },
};

async function atAccounts(
  options: DossierOptions,
  outside: Outside,
  work: (store: import('../dossier/store.js').Store) => Promise<number>,
): Promise<number> {
  const [{ dossierOf }, { openDossier }] = await Promise.all([
    import('./desk.js'),
    import('../dossier/open.js'),
  ]);
  const store = await openDossier(dossierOf(options, outside), { create: true });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** From standard input, never from an argument: arguments stand in the list of processes and in the shell's history. */
async function passwordFrom(outside: Outside): Promise<string> {
  if (outside.stdin.isTTY === true) outside.stderr.write('Password (it is shown while you type): ');
  let text = '';
  for await (const chunk of outside.stdin) {
    text += chunk.toString();
    if (text.includes('\n')) break;
  }
  const password = text.split('\n')[0]?.replace(/\r$/, '') ?? '';
  if ([...password].length < LEAST_LETTERS)
    throw new UsageError(`a password has at least ${LEAST_LETTERS} letters`);
  return password;
}
