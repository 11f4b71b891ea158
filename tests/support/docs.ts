import type { Command } from 'commander';
import { programOf } from '../../src/cli/main.js';
import { recordJsonSchema } from '../../src/export/record-schema.js';

/** Every command with its arguments and options, as the program itself declares them. */
export function commandReference(): string {
  const outside = {
    env: {},
    cwd: '/',
    stdin: process.stdin,
    stdout: { write: () => true },
    stderr: { write: () => true },
    now: () => '',
    interrupted: async () => {},
  };
  return sectionsOf(
    programOf(outside, () => {}),
    '',
  ).join('\n');
}

function sectionsOf(command: Command, above: string): readonly string[] {
  const name = above === '' ? command.name() : `${above} ${command.name()}`;
  const inner = command.commands.flatMap((child) => sectionsOf(child, name));
  if (command.commands.length > 0 && command.registeredArguments.length === 0) return inner;
  const args = command.registeredArguments.map((argument) => {
    const words = `${argument.name()}${argument.variadic ? '...' : ''}`;
    return argument.required ? ` <${words}>` : ` [${words}]`;
  });
  const told = (value: unknown): string =>
    value === undefined || value === false ? '' : ` (default: ${value})`;
  const lines = [
    ...command.registeredArguments.map(
      (argument) => `- \`${argument.name()}\` ${argument.description}${told(argument.defaultValue)}`,
    ),
    ...command.options.map(
      ({ flags, description, defaultValue }) => `- \`${flags}\` ${description}${told(defaultValue)}`,
    ),
  ];
  return [`### \`${name}${args.join('')}\``, '', `${command.description()}.`, '', ...lines, '', ...inner];
}

interface Shape {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly items?: Shape;
  readonly prefixItems?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly $defs?: Readonly<Record<string, Shape>>;
}

/** Every field of the record with its kind and meaning, from the schema that is published. */
export function recordReference(): string {
  const schema: Shape = recordJsonSchema();
  const tables = [tableOf('The document', schema)];
  for (const [name, shape] of Object.entries(schema.$defs ?? {})) tables.push(tableOf(name, shape));
  return tables.join('\n');
}

function tableOf(title: string, shape: Shape): string {
  const rows = rowsOf(shape, '').map(([field, kind, meaning]) => `| \`${field}\` | ${kind} | ${meaning} |`);
  const intro = shape.description === undefined ? '' : `${shape.description}.\n\n`;
  return `### ${title}\n\n${intro}| field | kind | meaning |\n|---|---|---|\n${rows.join('\n')}\n`;
}

function rowsOf(shape: Shape, path: string): readonly (readonly [string, string, string])[] {
  return Object.entries(shape.properties ?? {}).flatMap(([name, field]) => {
    const here = `${path}${name}`;
    const optional = shape.required?.includes(name) === true ? '' : ', optional';
    const row = [
      here,
      `${kindOf(field)}${optional}`,
      (field.description ?? '').replace(/\|/g, '\\|'),
    ] as const;
    const inner = field.properties === undefined ? field.items : field;
    return inner?.properties === undefined ? [row] : [row, ...rowsOf(inner, `${here}.`)];
  });
}

function kindOf(shape: Shape): string {
  const name = shape.$ref?.split('/').at(-1);
  if (name !== undefined) return `[${name}](#${name.toLowerCase()})`;
  if (shape.const !== undefined) return `\`${JSON.stringify(shape.const)}\``;
  if (shape.enum !== undefined) return shape.enum.map((value) => `\`${value}\``).join(' · ');
  if (shape.anyOf !== undefined) return shape.anyOf.map(kindOf).join(' or ');
  if (shape.prefixItems !== undefined) return `[${shape.prefixItems.map(kindOf).join(', ')}]`;
  if (shape.type === 'array')
    return `list of ${shape.items === undefined ? 'anything' : kindOf(shape.items)}`;
  // A type that may be null comes as a list of two.
  return [shape.type ?? 'anything'].flat().join(' or ');
}

const begin = (name: string): string => `<!-- ${name}: written by node tools/docs.mjs -->`;
const end = (name: string): string => `<!-- end of ${name} -->`;

/** The page with its generated part replaced. */
export function withPart(page: string, name: string, part: string): string {
  const [from, to] = [page.indexOf(begin(name)), page.indexOf(end(name))];
  if (from < 0 || to < from) throw new Error(`the page has no part ${name}`);
  return `${page.slice(0, from)}${begin(name)}\n\n${part.trimEnd()}\n\n${page.slice(to)}`;
}

/** Pages with a part that the program itself writes. */
export const generated = [
  { page: 'docs/command-line.md', name: 'commands', part: commandReference },
  { page: 'docs/record.md', name: 'fields', part: recordReference },
] as const;
