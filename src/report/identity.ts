import { createHash } from 'node:crypto';

export function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * The name of a report: the first 12 hex digits of sha256 over its name (last part of the path, or its address), NUL
 * and its text. The same file in another folder is the same report; the same words under another name are not.
 */
export function reportId(name: string, text: string): string {
  return createHash('sha256').update(name).update('\0').update(text).digest('hex').slice(0, 12);
}
