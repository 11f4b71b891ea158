import type { Page } from 'playwright-core';

/** A place on the page that is looked at: in pictures, by the accessibility check, at narrow widths. */
export interface LookedAt {
  readonly name: string;
  readonly hash: string;
  readonly prepare?: (page: Page) => Promise<void>;
  readonly whole?: boolean;
}

const open =
  (selector: string) =>
  async (page: Page): Promise<void> => {
    await page.locator(selector).first().click();
  };

export const views: readonly LookedAt[] = [
  { name: 'today', hash: '#/today' },
  { name: 'today-open', hash: '#/today', prepare: open('.first details.item summary') },
  { name: 'table', hash: '#/table' },
  { name: 'table-open', hash: '#/table/t-sureties' },
  { name: 'accounts', hash: '#/accounts' },
  { name: 'said', hash: '#/said' },
  { name: 'said-open', hash: '#/said/u-bank' },
  { name: 'report', hash: '#/report/courier' },
  { name: 'report-at', hash: '#/report/wireUpdate', prepare: open('a.run.is-move, a.run.is-observation') },
  { name: 'pledges', hash: '#/pledges' },
  { name: 'path', hash: '#/path' },
  {
    name: 'path-if',
    hash: '#/path',
    prepare: async (page) => {
      await page.locator('.condition select').nth(2).selectOption('no');
    },
  },
  { name: 'sources', hash: '#/sources' },
  { name: 'compare', hash: '#/compare/wire/post' },
  { name: 'timeline', hash: '#/timeline' },
  { name: 'names', hash: '#/names' },
  { name: 'names-open', hash: '#/names/a-brezhar' },
  { name: 'rulings', hash: '#/rulings' },
  { name: 'search', hash: '#/search?q=east+bank' },
];
