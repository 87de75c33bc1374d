import { assignedIn } from '../../host/contexts/startup/assigned.ts';
import { startupFiles } from '../../host/contexts/startup/files.ts';
import type { Context, Host } from '../../host/host.ts';

const largestFileBytes = 65_536;

/** Finds out who set variables of a context; reads start-up files only when the first is asked for. */
export class Origins {
  readonly #host: Host;
  readonly #contexts: readonly Context[];
  #texts: ReadonlyMap<string, string> | null = null;

  constructor(host: Host, contexts: readonly Context[]) {
    this.#host = host;
    this.#contexts = contexts;
  }

  /**
   * `FILE:LINE` of the start-up file that gives the variable the value that it has; `launchctl` where all applications of a Mac
   * have it; null when nobody known does.
   */
  of(context: Context, name: string): string | null {
    const value = context.environment[name];
    if (!value) return null;
    const isMac = this.#host.platform === 'darwin';
    // What launchd hands to applications no file of a shell has set: https://ss64.com/mac/launchctl.html (setenv).
    if (isMac && context.id === 'gui') return 'launchctl';
    const line = this.#lineOf(context, name, value);
    if (line !== null || !isMac) return line;
    const gui = this.#contexts.find(({ id }) => id === 'gui');
    return gui?.environment[name] === value ? 'launchctl' : null;
  }

  #lineOf({ environment }: Context, name: string, value: string): string | null {
    const known = new Map([['HOME', this.#host.user.home]]);
    for (const [other, text] of Object.entries(environment)) if (text !== undefined) known.set(other, text);
    let last: string | null = null;
    for (const [file, text] of this.#startup())
      for (const { line, value: assigned } of assignedIn(text, name, known))
        if (assigned === value) last = file.endsWith('.toml') ? `mise, ${file}:${line}` : `${file}:${line}`;
    return last;
  }

  #startup(): ReadonlyMap<string, string> {
    if (this.#texts !== null) return this.#texts;
    const { files } = this.#host;
    const paths = startupFiles(
      this.#host,
      this.#contexts.map(({ environment }) => environment),
    );
    const texts = new Map<string, string>();
    for (const path of paths) {
      const facts = files.target(path);
      const text = facts.ok && facts.value.kind === 'file' ? files.text(path, largestFileBytes) : null;
      if (text?.ok === true) texts.set(path, text.value);
    }
    this.#texts = texts;
    return texts;
  }
}
