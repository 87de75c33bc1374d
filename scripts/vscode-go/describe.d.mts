/** A setting as probes/editors/described/ has it. */
export interface Description {
  readonly version: string;
  readonly go: Readonly<Record<string, object>>;
  readonly gopls: Readonly<Record<string, object>>;
  readonly launch: Readonly<Record<string, object>>;
  readonly attach: Readonly<Record<string, object>>;
}

export function describe(description: object): Description;
export function trimmed(description: object): object;
