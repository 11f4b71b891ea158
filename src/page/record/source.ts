import type { AppliedRuling, TalksRecord } from '../../joining/record.js';
import type { AgreementPayload, Changes, DeskSetup, PageData, RulingDraft } from '../data.js';
import { embeddedTexts, servedTexts, type Texts } from './texts.js';

export type HeldData = Omit<PageData, 'texts'>;

/** Where the page has its data from: the file it stands in, or the server that served it. */
export interface Source {
  readonly served: boolean;
  /** What is there without asking: all but the texts, where the page is a file. */
  readonly held: HeldData | null;
  readonly texts: Texts;
  setup(): Promise<DeskSetup>;
  record(asOf: string | null): Promise<TalksRecord>;
  changes(since: string): Promise<Changes | null>;
  agreement(): Promise<AgreementPayload | null>;
  rule(draft: RulingDraft): Promise<AppliedRuling>;
  undo(ruling: string): Promise<void>;
  /** Calls back whenever the record has become another than the one fetched last; gives what ends it. */
  follow(changed: () => void): () => void;
}

/** What the server answered instead of what was asked for: said to the reader as it is. */
export class Refused extends Error {
  constructor(
    readonly found: string,
    readonly remedy: string,
    readonly status: number,
  ) {
    super(found);
  }
}

/** What went wrong, as it is told to the reader. */
export const problemWords = (reason: unknown): string =>
  reason instanceof Refused ? `${reason.found}. ${reason.remedy}` : String(reason);

export function sourceOf(page: Document): Source {
  const block = page.getElementById('parley-data');
  return block ? heldSource(JSON.parse(block.textContent ?? '') as HeldData, embeddedTexts(page)) : served();
}

/** Data that are at hand as a whole: in the single file, and where it is drawn before any browser has it. */
export function heldSource(data: HeldData, texts: Texts): Source {
  const never = (): never => {
    throw new Refused('this page is a file', 'save the rulings and import them into the dossier', 405);
  };
  return {
    served: false,
    held: data,
    texts,
    setup: async () => data.setup,
    record: async () => data.record,
    changes: async (since) => data.changes.find((one) => one.since === since) ?? null,
    agreement: async () => data.agreement,
    rule: async () => never(),
    undo: async () => never(),
    follow: () => () => undefined,
  };
}

function served(): Source {
  let csrf: string | null = null;
  /** The record has to hold what was changed here. */
  let since = 0;
  /** Which record was fetched last, as the server's events name it. */
  let fetched: string | null = null;
  const changed = (response: Response): Response => {
    since = Math.max(since, Number(response.headers.get('parley-revision') ?? 0));
    return response;
  };
  const ask = async (path: string, options: RequestInit = {}): Promise<Response> => {
    const headers = { accept: 'application/json', ...(csrf === null ? {} : { 'x-parley-csrf': csrf }) };
    const response = await fetch(path, { ...options, headers: { ...headers, ...options.headers } });
    if (!response.ok) throw await refusal(response);
    return response;
  };
  const json = async <T>(path: string, options?: RequestInit): Promise<T> =>
    (await (await ask(path, options)).json()) as T;
  const orNull = async <T>(asked: Promise<T>): Promise<T | null> => {
    try {
      return await asked;
    } catch (reason) {
      if (reason instanceof Refused && reason.status === 404) return null;
      throw reason;
    }
  };
  return {
    served: true,
    held: null,
    texts: servedTexts(async (report) =>
      (
        await ask(`api/reports/${encodeURIComponent(report)}/text`, { headers: { accept: 'text/plain' } })
      ).text(),
    ),
    setup: async () => {
      const setup = await json<DeskSetup>('api/desk');
      csrf = setup.csrf;
      return setup;
    },
    record: async (asOf) => {
      const path = asOf
        ? `api/record?asOf=${encodeURIComponent(asOf)}`
        : `api/record${since > 0 ? `?since=${since}` : ''}`;
      const response = await ask(path);
      fetched = /"(.*)-record-/.exec(response.headers.get('etag') ?? '')?.[1] ?? null;
      return (await response.json()) as TalksRecord;
    },
    changes: (since) => orNull(json(`api/diff?since=${encodeURIComponent(since)}`)),
    agreement: () => orNull(json('api/agreement')),
    rule: async (draft) => {
      const response = await ask('api/rulings', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(draft),
      });
      return (await changed(response).json()) as AppliedRuling;
    },
    undo: async (ruling) => {
      // Outlives the page: who undoes and leaves has undone.
      const path = `api/rulings/${encodeURIComponent(ruling)}`;
      changed(await ask(path, { method: 'DELETE', keepalive: true }));
    },
    follow: (changed) => {
      const events = new EventSource('api/changes');
      const look = ({ data }: MessageEvent<string>): void => {
        if (fetched !== null && data !== '' && data !== fetched) changed();
      };
      // The first word after connecting, or connecting again, says what was missed meanwhile.
      events.addEventListener('revision', look);
      events.addEventListener('changed', look);
      return () => events.close();
    },
  };
}

async function refusal(response: Response): Promise<Refused> {
  const problem: unknown = await response.json().catch(() => null);
  const field = (name: string): string | null => {
    if (typeof problem !== 'object' || problem === null || !(name in problem)) return null;
    const value: unknown = Reflect.get(problem, name);
    return typeof value === 'string' ? value : null;
  };
  return new Refused(
    field('found') ?? `${response.status} ${response.statusText}`,
    field('remedy') ?? '',
    response.status,
  );
}
