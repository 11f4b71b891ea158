import { readFileSync } from 'node:fs';

export interface Program {
  readonly version: string;
  /** Changes with every build; null when the sources run unbuilt, and then no joined record is taken as fresh. */
  readonly build: string | null;
}

/** Says which program this is, from the file that the build writes beside the compiled sources. */
export function thisProgram(): Program {
  const manifest: { version: string } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  try {
    const built: { build: string } = JSON.parse(
      readFileSync(new URL('../build.json', import.meta.url), 'utf8'),
    );
    return { version: manifest.version, build: built.build };
  } catch {
    return { version: manifest.version, build: null };
  }
}
