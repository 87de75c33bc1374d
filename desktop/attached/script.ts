/** Standard streams of the program that are not terminals; they reach it as these descriptors. */
export const carried = { input: 3, output: 4, errors: 5, report: 6 } as const;

/** How the system's `script` is started, so that what it runs sits at a terminal whose text we read. */
export interface Through {
  readonly file: string;
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Whether the second line of the report is the program's exit code; else it is script's own. */
  readonly reports: boolean;
}

/** What the program is given in place of the terminal. */
export interface Ends {
  readonly input: boolean;
  readonly output: boolean;
  readonly errors: boolean;
}

/** Null where there is no `script` that can do it. `shell`: the user's own SHELL. */
export type Script = (words: readonly string[], ends: Ends, shell: string | undefined) => Through | null;

/** Redirections of a shell that give the program what is not the terminal, and nothing of ours. */
export function redirections({ input, output, errors }: Ends): string {
  const given = [
    input ? `<&${carried.input}` : '',
    output ? `>&${carried.output}` : '',
    errors ? `2>&${carried.errors}` : '',
  ];
  const closed = Object.values(carried).map((descriptor) => `${descriptor}>&-`);
  return [...given, ...closed].filter((one) => one !== '').join(' ');
}
