import { en } from './en.js';

/**
 * The words of the interface. Another language is one more file of the same shape as `en.ts`, chosen here by the
 * browser's language.
 */
export type Strings = typeof en;

const languages: Readonly<Record<string, Strings>> = { en };

const wanted = typeof navigator === 'undefined' ? 'en' : navigator.language.slice(0, 2);

export const t: Strings = languages[wanted] ?? en;
