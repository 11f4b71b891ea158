import type { AgreementPayload } from '../../page/data.js';
import type { Outside, Status } from '../command.js';
import { loadAsked, refuse } from './load.js';
import type { KeepOptions } from './options.js';

/** Keeps an agreement, with the events told of it, in the dossier: the page shows it instead of a sketch. */
export async function keep(file: string, options: KeepOptions, outside: Outside): Promise<Status> {
  const asked = loadAsked(file, options.events === undefined ? {} : { events: options.events }, outside);
  if (!asked.ok) return refuse(asked.unread, options.json === true, outside);
  const { agreement, log } = asked.value;
  const { atDesk } = await import('../desk.js');
  return atDesk(options, outside, { create: false }, async ({ store }) => {
    const title = await store.setting('title');
    const kept: AgreementPayload = { name: title ?? file, agreement: agreement.file, events: log };
    await store.setSetting('agreement', JSON.stringify(kept));
    outside.stdout.write(
      options.json === true
        ? `${JSON.stringify({ kept: file, events: log.length })}\n`
        : `${file} is kept in ${store.location}, with ${log.length} events; see it with: parley open\n`,
    );
    return 0;
  });
}
