import { type CommandModule, type DossierOptions, withDossier } from './command.js';

interface McpCommandOptions extends DossierOptions {
  readonly mayRule?: string;
}

export const mcpCommand: CommandModule = {
  declare(program, outside, act) {
    withDossier(program.command('mcp'))
      .description('the record for assistants: a Model Context Protocol server on standard input and output')
      .option('--may-rule <name>', 'let the assistant sign rulings, in this name; without it, it only reads')
      .action(
        act(async (options: McpCommandOptions) => {
          const [
            { atDesk },
            { createMcpServer, connectMcp },
            { servedDesk },
            { StdioServerTransport },
            { thisProgram },
          ] = await Promise.all([
            import('./desk.js'),
            import('../service/mcp.js'),
            import('../desk/served-desk.js'),
            import('@modelcontextprotocol/sdk/server/stdio.js'),
            import('../desk/program.js'),
          ]);
          return atDesk(options, outside, { create: false }, async (desk) => {
            const served = servedDesk(desk);
            const server = createMcpServer({
              desk: served,
              version: thisProgram().version,
              rulesAs: options.mayRule ?? null,
            });
            const closed = new Promise<void>((resolve) => {
              outside.stdin.once('end', resolve);
            });
            await connectMcp(server, new StdioServerTransport());
            await Promise.race([closed, outside.interrupted()]);
            await server.close();
            await served.close();
            return 0;
          });
        }),
      );
  },
};
