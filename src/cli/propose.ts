import { type CommandModule, type DossierOptions, withDossier } from './command.js';

interface ProposeOptions extends DossierOptions {
  readonly model: string;
  readonly modelEndpoint: string;
  readonly timeout: string;
  readonly json?: boolean;
}

export const proposeCommand: CommandModule = {
  declare(program, outside, act) {
    withDossier(program.command('propose'))
      .description(
        'ask a language model of yours for what rules missed; it must quote, and waits for a ruling',
      )
      .requiredOption('--model <name>', 'the name of the model')
      .requiredOption(
        '--model-endpoint <url>',
        'a service that speaks the OpenAI protocol, http://host/v1; it is sent the reports’ text',
      )
      .option('--timeout <seconds>', 'how long to wait for an answer', '60')
      .option('--json', 'say what was done as JSON')
      .addHelpText('after', '\nA key for the service is taken from PARLEY_MODEL_KEY.')
      .action(
        act(async (options: ProposeOptions) => {
          const [{ atDesk }, { propose }] = await Promise.all([
            import('./desk.js'),
            import('../desk/propose.js'),
          ]);
          return atDesk(options, outside, { create: false }, async (desk) => {
            await desk.record();
            const key = outside.env.PARLEY_MODEL_KEY;
            const done = await propose(
              desk,
              {
                endpoint: options.modelEndpoint,
                model: options.model,
                timeoutMilliseconds: Math.max(1, Number(options.timeout)) * 1000,
                ...(key === undefined ? {} : { key }),
              },
              (asked, of) => {
                if (outside.stderr.isTTY === true) outside.stderr.write(`\r${asked} of ${of} reports`);
              },
            );
            if (outside.stderr.isTTY === true && done.asked > 0) outside.stderr.write('\n');
            for (const { where, found, remedy } of done.problems)
              outside.stderr.write(`parley: ${where}: ${found}\n  ${remedy}\n`);
            const dropped = Object.entries(done.dropped);
            outside.stdout.write(
              options.json === true
                ? `${JSON.stringify(done)}\n`
                : [
                    `${done.asked} reports asked about, ${done.kept} proposals kept as possible`,
                    ...dropped.map(([why, count]) => `  ${count} dropped: ${why}`),
                    '',
                  ].join('\n'),
            );
            return done.problems.length > 0 ? 1 : 0;
          });
        }),
      );
  },
};
