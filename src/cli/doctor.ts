import { type CommandModule, type DossierOptions, withDossier } from './command.js';

interface DoctorOptions extends DossierOptions {
  readonly nats?: string;
  readonly json?: boolean;
}

interface Finding {
  readonly what: string;
  readonly ok: boolean;
  readonly found: string;
  readonly remedy?: string;
}

export const doctorCommand: CommandModule = {
  declare(program, outside, act) {
    withDossier(program.command('doctor'))
      .description('look whether all that Parley needs is there and sound')
      .option('--nats <address>', 'look at a NATS server too')
      .option('--json', 'as JSON')
      .action(
        act(async (options: DoctorOptions) => {
          const findings: Finding[] = [nodeVersion()];
          findings.push(await tried('reading', async () => readingWorks(options)));
          findings.push(await tried('page', async () => pageIsBuilt()));
          findings.push(await tried('dossier', async () => dossierOpens(options, outside)));
          const { nats } = options;
          if (nats !== undefined) findings.push(await tried('nats', async () => natsAnswers(nats)));
          outside.stdout.write(
            options.json === true
              ? `${JSON.stringify(findings)}\n`
              : findings
                  .map(
                    ({ what, ok, found, remedy }) =>
                      `${ok ? 'ok  ' : 'no  '} ${what.padEnd(8)} ${found}\n${remedy === undefined ? '' : `              ${remedy}\n`}`,
                  )
                  .join(''),
          );
          return findings.every(({ ok }) => ok) ? 0 : 1;
        }),
      );
  },
};

async function tried(what: string, look: () => Promise<string>): Promise<Finding> {
  try {
    return { what, ok: true, found: await look() };
  } catch (error) {
    const { ProblemError } = await import('../dossier/problem.js');
    if (error instanceof ProblemError)
      return { what, ok: false, found: error.problem.found, remedy: error.problem.remedy };
    return { what, ok: false, found: error instanceof Error ? error.message : String(error) };
  }
}

function nodeVersion(): Finding {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const ok = (major ?? 0) > 20 || (major === 20 && (minor ?? 0) >= 19);
  return {
    what: 'node',
    ok,
    found: process.versions.node,
    ...(ok ? {} : { remedy: 'install Node 20.19 or newer' }),
  };
}

async function readingWorks(options: DoctorOptions): Promise<string> {
  const { loadReader } = await import('../desk/reader.js');
  const { reader } = loadReader({ catalogs: options.catalog ?? [] });
  const { statements } = reader.read('"We will sign," the minister said.\n');
  if (statements.length === 0) throw new Error('the reader finds no statement in a plain sentence');
  return `reader ${reader.version}`;
}

async function pageIsBuilt(): Promise<string> {
  const [{ builtPage }, { statSync }] = await Promise.all([import('../export/html.js'), import('node:fs')]);
  return `${Math.round(statSync(builtPage('single.html')).size / 1024)} KB`;
}

async function dossierOpens(
  options: DoctorOptions,
  outside: import('./command.js').Outside,
): Promise<string> {
  const [{ dossierOf }, { openDossier }] = await Promise.all([
    import('./desk.js'),
    import('../dossier/open.js'),
  ]);
  if (options.dossier === undefined) return 'none named: --dossier FILE looks at one';
  const store = await openDossier(dossierOf(options, outside), { create: false });
  try {
    const { reports, versions, readings, rulings } = await store.counts();
    const aside = await store.setAsides();
    return `${store.location}: ${reports} reports, ${versions} versions, ${readings} readings, ${rulings} rulings, ${aside.length} set aside`;
  } finally {
    await store.close();
  }
}

async function natsAnswers(server: string): Promise<string> {
  const { lookAtJetStream } = await import('../crew/jetstream.js');
  return `${await lookAtJetStream(server)} at ${server.replace(/\/\/.*@/, '//')}`;
}
