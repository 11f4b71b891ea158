import { styleText } from 'node:util';
import type { Outside } from '../command.js';

type Style = Parameters<typeof styleText>[0];

/** How wide the terminal is and whether it shows colour. */
export interface Screen {
  /** Columns that may be used. */
  readonly width: number;
  readonly colour: boolean;
  /** Styles text where colour is on; gives it back unchanged where it is off. */
  style(style: Style, text: string): string;
}

/** Obeys `NO_COLOR` (https://no-color.org), `FORCE_COLOR` and the terminal's width; in a pipe 100 columns, no colour. */
export function screenOf(outside: Pick<Outside, 'env' | 'stdout'>): Screen {
  const { env, stdout } = outside;
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== '';
  const refused = (env.NO_COLOR !== undefined && env.NO_COLOR !== '') || env.TERM === 'dumb';
  const colour = !refused && (forced || stdout.isTTY === true);
  const asked = Number(env.COLUMNS);
  const width = stdout.columns ?? (Number.isInteger(asked) && asked > 0 ? asked : 100);
  return {
    width: Math.max(40, Math.min(width, 132)),
    colour,
    style: (style, text) =>
      colour && text !== '' ? styleText(style, text, { validateStream: false }) : text,
  };
}
