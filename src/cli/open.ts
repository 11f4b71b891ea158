import { type CommandModule, type DossierOptions, type Outside, UsageError, withDossier } from './command.js';

interface OpenOptions extends DossierOptions {
  readonly port?: string;
  readonly by?: string;
}

export const openCommand: CommandModule = {
  declare(program, outside, act) {
    withDossier(program.command('open'))
      .description('the talks as a page on this machine, until Ctrl-C')
      .argument('[file]', 'the dossier to open, instead of --dossier')
      .option('--port <number>', 'port on 127.0.0.1; any that is free without it')
      .option('--by <name>', 'who signs rulings made on the page (default: your user name)')
      .action(
        act(async (file: string | undefined, options: OpenOptions) => {
          const { atDesk } = await import('./desk.js');
          const dossier = file === undefined ? options : { ...options, dossier: file };
          return atDesk(dossier, outside, { create: false }, (desk) => servePage(desk, options, outside));
        }),
      );
  },
};

/** Serves the page and waits until the user ends it. */
export async function servePage(
  desk: import('../desk/desk.js').Desk,
  options: { readonly port?: string; readonly by?: string },
  outside: Outside,
): Promise<number> {
  const port = options.port === undefined ? 0 : Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`--port takes a number from 0 to 65535, not ${options.port}`);
  const [{ serveDesk }, { screenOf }, { signerOf }] = await Promise.all([
    import('../service/serve.js'),
    import('./terminal/screen.js'),
    import('./signer.js'),
  ]);
  const screen = screenOf(outside);
  await desk.record();
  const server = await serveDesk({
    desk,
    host: '127.0.0.1',
    port,
    withAccounts: false,
    localName: signerOf(options.by, outside),
    behindTls: false,
    log: () => undefined,
  });
  outside.stdout.write(`${screen.style('bold', server.address)}  ${screen.style('dim', 'Ctrl-C ends it')}\n`);
  await outside.interrupted();
  await server.close();
  return 0;
}
