import { type CommandModule, type DossierOptions, UsageError, withDossier } from './command.js';

interface WatchOptions extends DossierOptions {
  readonly every: string;
  readonly once?: boolean;
  readonly allowPrivate?: boolean;
}

export const watchCommand: CommandModule = {
  declare(program, outside, act) {
    withDossier(program.command('watch'))
      .description('keep the dossier up to date from feeds')
      .argument('<feed...>', 'addresses of RSS, Atom and JSON feeds, and of OPML lists of them')
      .option('--every <time>', 'how often to look: 90s, 10m, 2h', '10m')
      .option('--once', 'look once and stop')
      .option('--allow-private', 'also read addresses in private networks')
      .action(
        act(async (feeds: readonly string[], options: WatchOptions) => {
          const every = millisecondsOf(options.every);
          const [{ atDesk }, { watchFeeds }] = await Promise.all([
            import('./desk.js'),
            import('./watch-feeds.js'),
          ]);
          return atDesk(options, outside, { create: true }, (desk) =>
            watchFeeds(desk, outside, {
              feeds,
              every,
              once: options.once === true,
              allowPrivate: options.allowPrivate === true,
            }),
          );
        }),
      );
  },
};

function millisecondsOf(written: string): number {
  const match = /^(\d+(?:\.\d+)?)(s|m|h)$/.exec(written);
  const unit = { s: 1000, m: 60_000, h: 3_600_000 }[match?.[2] ?? ''];
  const time = Number(match?.[1]) * (unit ?? Number.NaN);
  if (!(time >= 10_000))
    throw new UsageError(`--every: expected a time of at least 10s, like 10m; found ${written}`);
  return time;
}
