import { main } from '../../cli/main.ts';
import type { Surroundings } from '../../cli/surroundings.ts';

export interface Called {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command in this process, with nothing of this process's environment except what is passed. */
export async function call(argv: readonly string[], given: Partial<Surroundings> = {}): Promise<Called> {
  const written = { out: '', err: '' };
  const stream = (to: 'out' | 'err'): Surroundings['output'] => ({
    isTerminal: false,
    columns: 100,
    closed: new AbortController().signal,
    write: (text) => {
      written[to] += text;
    },
  });
  const code = await main(argv, {
    environment: { HOME: '/nonexistent/home', LANG: 'en_US.UTF-8' },
    directory: '/',
    self: [process.execPath, '/nowhere/gowarden.js'],
    output: stream('out'),
    talk: stream('err'),
    interrupted: new AbortController().signal,
    ...given,
  });
  return { code, ...written };
}
