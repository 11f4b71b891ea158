import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

let folder: string;
let client: Client;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-mcp-'));
  const dossier = join(folder, 'talks.parley');
  execFileSync('node', ['bin/parley.js', 'read', 'samples/mercosur-2024', '--dossier', dossier], {
    stdio: 'ignore',
  });
  client = new Client({ name: 'test', version: '0' });
  await client.connect(
    new StdioClientTransport({ command: 'node', args: ['bin/parley.js', 'mcp', '--dossier', dossier] }),
  );
}, 60_000);
afterAll(async () => {
  await client.close();
  rmSync(folder, { recursive: true, force: true });
});

const answerShape = z.array(
  z.looseObject({
    item: z.string(),
    passages: z.array(z.looseObject({ report: z.string(), text: z.string().min(1) })).min(1),
  }),
);

const ask = async (name: string, args: Record<string, unknown> = {}) => {
  const result = await client.callTool({ name, arguments: args });
  const { content } = z.object({ content: z.array(z.object({ text: z.string() })) }).parse(result);
  return answerShape.parse(JSON.parse(content[0]?.text ?? ''));
};

test('every answer carries its passages', async () => {
  expect((await ask('who_said', { possible: true })).length).toBeGreaterThan(5);
  expect((await ask('search', { words: 'farmers' })).length).toBeGreaterThan(1);
  for (const tool of ['on_the_table', 'where_accounts_differ', 'what_comes_next', 'pledges']) await ask(tool);
});

test('it only reads unless asked', async () => {
  const { tools } = await client.listTools();
  expect(tools.every((tool) => tool.annotations?.readOnlyHint === true)).toBe(true);
  expect(tools.map(({ name }) => name)).not.toContain('rule');
});
