/** What every question to an agreement takes. */
export interface AskOptions {
  readonly events?: string;
  readonly asOf?: string;
  readonly happened?: string;
  readonly known?: string;
  readonly variant?: readonly string[];
  readonly believe?: string;
  readonly why?: boolean;
  readonly json?: boolean;
}

export interface BlockOptions extends AskOptions {
  readonly fromStart?: boolean;
  readonly all?: boolean;
}

export interface DraftOptions {
  readonly dossier?: string;
  readonly catalog?: readonly string[];
  readonly record?: string;
  readonly out?: string;
}

export interface KeepOptions {
  readonly dossier?: string;
  readonly events?: string;
  readonly json?: boolean;
}
