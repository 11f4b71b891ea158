import { readPayload } from '../bytes.js';
import type { Given } from '../document.js';
import type { Press } from '../press.js';
import { failed } from '../problem.js';
import type { Problem, Report, Result } from '../report.js';
import type { Fetched, Fetcher } from './fetcher.js';

/** Fetches one address and makes a report of the page there. */
export async function readAddress(
  address: string,
  fetcher: Fetcher,
  press: Press,
  given?: Given,
): Promise<Result<Report>> {
  const fetched = await fetcher.fetch(address);
  return fetched.ok ? reportOfFetched(fetched.value, address, press, given) : fetched;
}

/** A page as fetched: its report with the exchange as evidence; walls before the text are told. */
export async function reportOfFetched(
  fetched: Fetched,
  address: string,
  press: Press,
  given?: Given,
): Promise<Result<Report>> {
  const { status, bytes, mediaType, request, response, obtained } = fetched;
  if (status === 401 || status === 402 || status === 403 || status === 451)
    return failed({
      kind: 'wall',
      expected: 'a page that is open to read',
      found: `the server's refusal (${status})`,
      where: address,
      remedy: 'Open it in a browser with your own subscription, save the page and read the file.',
    });
  if (status !== 200)
    return failed({
      kind: 'status',
      expected: 'a page (status 200)',
      found: `status ${status}`,
      where: address,
      remedy:
        status === 404 || status === 410
          ? 'The page is gone; a web archive may hold it.'
          : 'Try again later.',
    });
  const result = await readPayload(
    bytes,
    {
      origin: { name: address, source: address, file: null, url: fetched.address },
      where: address,
      mediaType,
      obtained,
      request,
      response,
      status,
      ...(given ? { given } : {}),
    },
    press,
  );
  const wall = wallOn(bytes, result.ok ? result.value.text : '', address);
  if (wall === null) return result;
  if (!result.ok) return failed(wall);
  return { ok: true, value: { ...result.value, notes: [...(result.value.notes ?? []), wall] } };
}

const walls: readonly (readonly [kind: 'paywall' | 'consent', words: RegExp])[] = [
  ['paywall', /"isAccessibleForFree"\s*:\s*"?false/i],
  [
    'paywall',
    /\b(?:subscribe|sign up|register|log in) (?:now )?to (?:continue|keep) reading|this (?:article|content) is (?:for|only available to) subscribers|already a subscriber\?|you have reached your (?:article )?limit/i,
  ],
  [
    'consent',
    /\b(?:before you continue|we (?:and our (?:\d+ )?partners )?(?:use|value) (?:cookies|your privacy)|accept (?:all )?cookies|your privacy choices|consent to the use of)\b/i,
  ],
];

/** A payment or consent page in place of the story, or in the midst of it: only where little text came. */
function wallOn(bytes: Uint8Array, text: string, where: string): Problem | null {
  if (text.split(/\s+/).length > 250) return null;
  const page = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 2_000_000)).toString(
    'utf8',
  );
  const kind = walls.find(([, words]) => words.test(page))?.[0];
  if (kind === undefined) return null;
  return {
    kind,
    expected: 'the whole story',
    found:
      kind === 'paywall'
        ? `the first ${text.split(/\s+/).length} words before a paywall`
        : 'a page that asks for consent',
    where,
    remedy: 'Open it in a browser, save the whole page and read the file.',
  };
}
