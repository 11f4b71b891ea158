import type { Desk } from '../desk/desk.js';
import { type CommandModule, type DossierOptions, type Outside, UsageError, withDossier } from './command.js';

interface ExportOptions extends DossierOptions {
  readonly format: string;
  readonly out?: string;
  readonly table?: string;
  readonly asOf?: string;
}

/** A format: gives the text that goes out. Each is imported only when it is asked for. */
type Format = (desk: Desk, options: ExportOptions) => Promise<string>;

const recordFor = (desk: Desk, { asOf }: ExportOptions) =>
  asOf === undefined ? desk.record() : desk.recordAsOf(asOf);

const formats: Readonly<Record<string, Format>> = {
  record: async (desk, options) => {
    const { recordJson } = await import('../export/record.js');
    return recordJson(await recordFor(desk, options));
  },
  csv: async (desk, options) => {
    const { csvOf, csvTables } = await import('../export/csv.js');
    const tables = csvTables(await recordFor(desk, options));
    const name = options.table ?? 'statements';
    const found = Object.entries(tables).find(([table]) => table === name);
    if (found === undefined)
      throw new UsageError(`there is no table ${name}; there are ${Object.keys(tables).join(', ')}`);
    return csvOf(found[1]);
  },
  markdown: async (desk, options) => {
    const { markdownOf } = await import('../export/markdown.js');
    const { labelsOf } = await import('../desk/labels.js');
    return markdownOf(await recordFor(desk, options), labelsOf(desk.catalog));
  },
  annotations: async (desk, options) => {
    const { webAnnotation } = await import('../export/web-annotation.js');
    const texts = new Map((await desk.store.current()).map(({ report }) => [report.id, report.text]));
    return webAnnotation(await recordFor(desk, options), texts);
  },
  icalendar: async (desk, options) => {
    const { icalendar } = await import('../export/icalendar.js');
    return icalendar(await recordFor(desk, options));
  },
  csl: async (desk, options) => {
    const { cslJson } = await import('../export/citations.js');
    return cslJson(await recordFor(desk, options));
  },
  ris: async (desk, options) => {
    const { ris } = await import('../export/citations.js');
    return ris(await recordFor(desk, options));
  },
  parquet: async () => {
    throw new UsageError('parquet makes one file a table: give a folder with --out FOLDER/');
  },
  plover: async (desk, options) => {
    const { ploverLines } = await import('../export/plover.js');
    return ploverLines(await recordFor(desk, options));
  },
  html: async (desk) => {
    const [{ singlePage }, { pageData }] = await Promise.all([
      import('../export/html.js'),
      import('../desk/page-data.js'),
    ]);
    return singlePage(await pageData(desk));
  },
};

export const exportCommand: CommandModule = {
  declare(program, outside, act) {
    withDossier(program.command('export'))
      .description('write the record out for other programs and readers')
      .requiredOption('--format <format>', Object.keys(formats).join(', '))
      .option(
        '--out <file>',
        'where to write; standard output without it. For csv and parquet a folder takes every table',
      )
      .option('--table <table>', 'for csv: which table (default: statements)')
      .option('--as-of <date>', 'only what was published up to this day')
      .action(
        act(async (options: ExportOptions) => {
          const format = formats[options.format];
          if (format === undefined)
            throw new UsageError(
              `there is no format ${options.format}; there are ${Object.keys(formats).join(', ')}`,
            );
          if (options.asOf !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(options.asOf))
            throw new UsageError(`--as-of takes a day such as 2022-03-29, not ${options.asOf}`);
          const { atDesk } = await import('./desk.js');
          return atDesk(options, outside, { create: false }, async (desk) => {
            if (
              (options.format === 'csv' || options.format === 'parquet') &&
              options.out !== undefined &&
              (await isFolder(options.out, outside))
            )
              return writeTables(desk, options, options.out, outside);
            const text = await format(desk, options);
            if (options.out === undefined) outside.stdout.write(text);
            else await writeOut(options.out, text, outside);
            return 0;
          });
        }),
      );
  },
};

async function isFolder(path: string, outside: Outside): Promise<boolean> {
  if (/[\\/]$/.test(path)) return true;
  const [{ stat }, { resolve }] = await Promise.all([import('node:fs/promises'), import('node:path')]);
  return stat(resolve(outside.cwd, path)).then(
    (info) => info.isDirectory(),
    () => false,
  );
}

async function writeTables(
  desk: Desk,
  options: ExportOptions,
  folder: string,
  outside: Outside,
): Promise<number> {
  const [{ csvOf, csvTables }, { dataPackage }, { mkdir }, { join, resolve }] = await Promise.all([
    import('../export/csv.js'),
    import('../export/data-package.js'),
    import('node:fs/promises'),
    import('node:path'),
  ]);
  await mkdir(resolve(outside.cwd, folder), { recursive: true });
  const record = await recordFor(desk, options);
  const tables = csvTables(record);
  const ending = options.format === 'parquet' ? 'parquet' : 'csv';
  const encode = ending === 'csv' ? csvOf : (await import('../export/parquet.js')).parquetOf;
  for (const [name, table] of Object.entries(tables))
    await writeOut(join(folder, `${name}.${ending}`), encode(table), outside);
  await writeOut(join(folder, 'datapackage.json'), dataPackage(record, tables, ending), outside);
  return 0;
}

/** Writes beside the place and moves there: whoever reads the file meanwhile sees the old or the new one, never half. */
export async function writeOut(
  path: string,
  content: string | Uint8Array,
  outside: Pick<Outside, 'cwd'>,
): Promise<void> {
  const [{ rename, rm, writeFile }, { resolve }, { ProblemError }, { messageOf }] = await Promise.all([
    import('node:fs/promises'),
    import('node:path'),
    import('../dossier/problem.js'),
    import('../report/problem.js'),
  ]);
  const target = resolve(outside.cwd, path);
  const beside = `${target}.part`;
  try {
    await writeFile(beside, content);
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw new ProblemError({
      kind: 'cannot-write',
      expected: 'a place that can be written',
      found: messageOf(error),
      where: target,
      remedy: 'check the folder, its permissions and the room on the disk, or give another place with --out',
    });
  }
}
