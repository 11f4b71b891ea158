import { type CommandModule, type DossierOptions, UsageError, withDossier } from './command.js';

interface ServeOptions extends DossierOptions {
  readonly host: string;
  readonly port: string;
  readonly behindTls?: boolean;
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127\./.test(host);

export const serveCommand: CommandModule = {
  declare(program, outside, act) {
    withDossier(program.command('serve'))
      .description('the page and the API for a team, with accounts')
      .option('--host <address>', 'the address to listen on', '127.0.0.1')
      .option('--port <number>', 'the port', '7878')
      .option(
        '--behind-tls',
        'a proxy before it speaks TLS: cookies are marked secure, and its X-Forwarded-For counts',
      )
      .action(
        act(async (options: ServeOptions) => {
          const port = Number(options.port);
          if (!Number.isInteger(port) || port < 0 || port > 65_535)
            throw new UsageError(`--port takes a number from 0 to 65535, not ${options.port}`);
          const [{ atDesk }, { serveDesk }] = await Promise.all([
            import('./desk.js'),
            import('../service/serve.js'),
          ]);
          return atDesk(options, outside, { create: false }, async (desk) => {
            const accounts = await desk.store.accounts.accounts();
            if (accounts.length === 0 && !isLoopback(options.host))
              throw new UsageError(
                `no account may use this dossier yet: make one with parley account add NAME, or listen on 127.0.0.1`,
              );
            const server = await serveDesk({
              desk,
              host: options.host,
              port,
              withAccounts: accounts.length > 0,
              localName: 'desk',
              behindTls: options.behindTls === true,
              log: (line) => outside.stderr.write(`${line}\n`),
            });
            outside.stdout.write(`${server.address}  Ctrl-C ends it\n`);
            await outside.interrupted();
            await server.close();
            return 0;
          });
        }),
      );
  },
};
