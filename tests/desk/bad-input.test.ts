import { spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { builtProgram, parley } from '../support/parley.js';

// Each case is a whole process or several.
vi.setConfig({ testTimeout: 180_000 });

const above = mkdtempSync(join(tmpdir(), 'parley-bad-'));
afterAll(() => rmSync(above, { recursive: true, force: true }));
let count = 0;
let cwd: string;
beforeEach(() => {
  cwd = join(above, `t${++count}`);
  mkdirSync(cwd);
});

const good =
  'Talks resume\n\n"We will sign on Friday," said Minister Ilse Kron of Varda. Ostrel refused to lift its blockade.\n';
const write = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(cwd, name), content);
  return name;
};
const folder = (name: string): string => {
  mkdirSync(join(cwd, name));
  return name;
};
const link = (name: string): string => {
  symlinkSync('nowhere', join(cwd, name));
  return name;
};
const reportsIn = (dossier: string): number => {
  const database = new Sqlite(join(cwd, dossier), { readonly: true });
  try {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    return Number(database.prepare('select count(*) from reports').pluck().get());
  } finally {
    database.close();
  }
};

/** How many reports a program that is still writing has kept. */
function keptSoFar(): number {
  if (!existsSync(join(cwd, 'talks.parley'))) return 0;
  const database = new Sqlite(join(cwd, 'talks.parley'), { readonly: true });
  try {
    return Number(database.prepare('select count(*) from reports').pluck().get());
  } catch {
    return 0;
  } finally {
    database.close();
  }
}

describe('input that cannot be read is named, and the others are read', () => {
  const cases: readonly (readonly [string, () => string])[] = [
    ['an empty file', () => write('empty.txt', '')],
    ['a file of white space', () => write('blank.txt', ' \n\n ')],
    ['a folder without reports', () => folder('nothing')],
    [
      'a binary file',
      () => write('picture.txt', Buffer.from([0x89, 0x50, 0, 0, 0, 1, 255, 254, 0, 0, 3, 0])),
    ],
    ['a file that is not there', () => 'gone.txt'],
    ['a link that leads nowhere', () => link('link.txt')],
  ];
  for (const [name, make] of cases)
    test(name, () => {
      write('good.txt', good);
      const bad = make();
      const ran = parley(['read', bad, 'good.txt'], { cwd });
      expect(ran.err).toContain(bad);
      expect(ran.status).toBe(1);
      expect(ran.out).toContain('1 new');
      expect(ran.err).not.toMatch(/\bat .*\.js:\d+/);
      expect(reportsIn('talks.parley')).toBe(1);
    });

  test('a file closed to the reader', () => {
    write('good.txt', good);
    write('closed.txt', good);
    chmodSync(join(cwd, 'closed.txt'), 0);
    // Root may read what nobody may: there the file is simply read.
    const ran = parley(['read', 'closed.txt', 'good.txt'], { cwd });
    if (process.getuid?.() === 0) expect(ran.status).toBe(0);
    else expect([ran.status, ran.err.includes('closed.txt')]).toEqual([1, true]);
  });

  test('a dossier given as a report is a wrong use, and none is made for it', () => {
    const ran = parley(['read', 'mine.parley', write('good.txt', good)], { cwd });
    expect(ran.status).toBe(2);
    expect(ran.err).toContain('--dossier mine.parley');
    expect(existsSync(join(cwd, 'talks.parley'))).toBe(false);
  });

  test('a text over the limit is told, its neighbours are read', () => {
    write('good.txt', good);
    write('long.txt', Buffer.alloc(51 * 1024 * 1024, 'They met again. '));
    const ran = parley(['read', 'long.txt', 'good.txt'], { cwd });
    expect([ran.status, ran.err.includes('long.txt')]).toEqual([1, true]);
    expect(reportsIn('talks.parley')).toBe(1);
  });
});

test('UTF-16 and Windows-1252 are read as what they say', () => {
  write('utf16.txt', Buffer.from(`\ufeff${good}`, 'utf16le'));
  write('win.txt', Buffer.from(good.replace(/"/g, '\u0093').replace('Kron', 'Kr\u00f6n'), 'latin1'));
  const ran = parley(['read', 'utf16.txt', 'win.txt'], { cwd });
  expect(ran.status).toBe(0);
  const record = JSON.parse(parley(['export', '--format', 'record'], { cwd }).out);
  const said = record.statements.map(({ content }: { content: { text: string } }) => content.text);
  expect(said.filter((text: string) => text.includes('We will sign on Friday'))).toHaveLength(2);
  expect(JSON.stringify(record)).toContain('Kr\u00f6n');
});

test('standard input is a report', () => {
  expect(parley(['read', '-'], { cwd, input: good }).status).toBe(0);
  expect(parley(['read', '-'], { cwd, input: `${good}More.\n` }).out).toContain('1 new');
  expect(reportsIn('talks.parley')).toBe(2);
  expect(parley(['read', '-'], { cwd, input: '' }).status).toBe(1);
});

test('a changed file is a new version and the old one is kept; the same again changes nothing', () => {
  write('a.txt', good);
  parley(['read', 'a.txt'], { cwd });
  const before = parley(['export', '--format', 'record'], { cwd }).out;
  expect(parley(['read', 'a.txt'], { cwd }).out).toContain('1 unchanged');
  expect(parley(['export', '--format', 'record'], { cwd }).out).toBe(before);
  write('a.txt', `${good}The blockade was lifted later.\n`);
  expect(parley(['read', 'a.txt'], { cwd }).out).toContain('1 new version');
  expect(reportsIn('talks.parley')).toBe(2);
  expect(JSON.parse(parley(['export', '--format', 'record'], { cwd }).out).reports).toHaveLength(1);
});

describe('a dossier that cannot be used is named with the way out, and is left as it was', () => {
  const refused = (args: readonly string[], file: string, words: RegExp): void => {
    const before = existsSync(join(cwd, file)) ? readFileSync(join(cwd, file)) : null;
    const ran = parley(args, { cwd });
    expect(ran.err).toMatch(words);
    expect(ran.err).toContain(file);
    expect(ran.err).not.toMatch(/\bat .*\.js:\d+/);
    expect(ran.status).toBe(1);
    if (before !== null) expect(readFileSync(join(cwd, file)).equals(before)).toBe(true);
  };

  test('none there', () => {
    refused(['show', '--dossier', 'none.parley'], 'none.parley', /parley read/);
    expect(existsSync(join(cwd, 'none.parley'))).toBe(false);
  });

  test('no database at all', () => {
    write('talks.parley', 'This is a letter, and a rather long one at that. '.repeat(100));
    refused(['read', write('a.txt', good)], 'talks.parley', /no SQLite database/);
  });

  test('of another program', () => {
    const database = new Sqlite(join(cwd, 'talks.parley'));
    database.exec('create table recipes (name text)');
    database.close();
    refused(['read', write('a.txt', good)], 'talks.parley', /another program/);
  });

  test('of a newer version', () => {
    parley(['read', write('a.txt', good)], { cwd });
    const database = new Sqlite(join(cwd, 'talks.parley'));
    database.pragma('user_version = 99');
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.close();
    for (const command of [['show'], ['read', 'a.txt'], ['export', '--format', 'record']])
      refused(command, 'talks.parley', /version 99/);
  });

  test('damaged', () => {
    parley(['read', write('a.txt', good)], { cwd });
    const whole = join(cwd, 'talks.parley');
    copyFileSync(whole, join(cwd, 'cut.parley'));
    truncateSync(join(cwd, 'cut.parley'), 9000);
    const ran = parley(['show', '--dossier', 'cut.parley'], { cwd });
    expect([ran.status, /damaged/.test(ran.err), ran.err.includes('cut.parley')]).toEqual([1, true, true]);
    const bytes = readFileSync(whole);
    bytes.fill(0x5a, 4096, bytes.length - 4096);
    writeFileSync(join(cwd, 'scratched.parley'), bytes);
    const other = parley(['show', '--dossier', 'scratched.parley'], { cwd });
    expect([other.status, /damaged/.test(other.err)]).toEqual([1, true]);
    expect(parley(['show'], { cwd }).status).toBe(0);
  });

  test('a folder that is not there', () => {
    const ran = parley(['read', write('a.txt', good), '--dossier', 'no/such/talks.parley'], { cwd });
    expect([ran.status, ran.err.includes('talks.parley'), /folder/.test(ran.err)]).toEqual([1, true, true]);
  });
});

test('a full disk loses nothing that was kept, says so, and the same command goes on afterwards', () => {
  parley(['read', write('a.txt', good)], { cwd });
  mkdirSync(join(cwd, 'more'));
  for (let i = 0; i < 40; i++)
    writeFileSync(
      join(cwd, 'more', `${i}.txt`),
      `${good}${`Number ${i} came to the harbour. `.repeat(600)}\n`,
    );
  const full = parley(['read', 'more'], { cwd, before: "trap '' XFSZ; ulimit -f 600" });
  expect(full.status).toBe(1);
  expect(full.err).toMatch(/disk/);
  expect(full.err).toContain('talks.parley');
  expect(reportsIn('talks.parley')).toBeGreaterThanOrEqual(1);
  expect(parley(['read', 'more'], { cwd }).status).toBe(0);
  expect(reportsIn('talks.parley')).toBe(41);
});

test('kill -9 in the middle of reading leaves a sound dossier, and the same command goes on', async () => {
  mkdirSync(join(cwd, 'many'));
  for (let i = 0; i < 600; i++)
    writeFileSync(join(cwd, 'many', `${i}.txt`), `${good}${`On day ${i} envoys met. `.repeat(100)}\n`);
  const child = spawn(process.execPath, [builtProgram(), 'read', 'many'], { cwd, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const until = Date.now() + 60_000;
  // Killed as soon as a first batch stands in the file: in the middle of its work.
  while (Date.now() < until && keptSoFar() === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill('SIGKILL');
  await ended;
  const kept = reportsIn('talks.parley');
  expect(kept).toBeGreaterThan(0);
  const again = parley(['read', 'many'], { cwd });
  expect(again.status).toBe(0);
  expect(reportsIn('talks.parley')).toBe(600);
  expect(again.out).toContain('600');
});

describe('wrong use', () => {
  const wrong: readonly (readonly string[])[] = [
    ['read'],
    ['nonsense'],
    ['show', 'weather'],
    ['export'],
    ['export', '--format', 'papyrus'],
    ['export', '--format', 'record', '--as-of', 'yesterday'],
    ['open', '--port', 'x'],
    ['show', '--sideways'],
  ];
  for (const args of wrong)
    test(args.join(' '), () => {
      if (args[0] !== 'nonsense') parley(['read', write('a.txt', good)], { cwd });
      const ran = parley(args, { cwd });
      expect(ran.status).toBe(2);
      expect(ran.err.length).toBeGreaterThan(10);
      expect(ran.out).toBe('');
    });

  test('help and version are no mistakes', () => {
    expect(parley(['--help']).status).toBe(0);
    expect(parley(['read', '--help']).status).toBe(0);
    expect(parley(['--version']).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('a catalogue that is none', () => {
    write('a.txt', good);
    for (const [name, content] of [
      ['bad.yaml', 'acts: ['],
      ['list.yaml', '- a\n'],
      ['unknown.yaml', 'weather:\n  - rain\n'],
    ] as const) {
      const ran = parley(['read', 'a.txt', '--catalog', write(name, content)], { cwd });
      expect([ran.status, ran.err.includes(name)]).toEqual([1, true]);
    }
    expect(parley(['read', 'a.txt', '--catalog', 'absent.yaml'], { cwd }).err).toContain('absent.yaml');
  });
});
