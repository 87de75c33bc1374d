import { accessSync, constants, statSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  ensurePrivateDirectory,
  makeTemporary,
  removeTemporary,
  Unwritable,
} from '../../../daemon/files/own.ts';
import { type Ended, runAttached } from '../../../desktop/attached/attached.ts';
import { openPipes, type Pipes } from '../../../desktop/attached/pipes.ts';
import { scripts } from '../../../desktop/attached/terminal.ts';
import { ourPlatform } from '../../../host/platform.ts';
import { inLanguage } from '../../../messages/fill.ts';
import { longestText, matchesIn } from '../../../probes/errors/match.ts';
import type { CliCommand, Session } from '../../command.ts';
import { keepLast } from './kept.ts';
import { type Refusal, texts } from './text.ts';

/** `gowarden try -- COMMAND`: runs it as if we were not there; of one that fails the known causes can be asked for. */
export const command: CliCommand = {
  options: {},
  positionals: [1, Infinity],
  completes: 'files',
  async run({ positionals }, session) {
    const ended = await run(positionals, session);
    const { notStarted } = ended;
    const text = inLanguage(session.language, texts);
    const [name = ''] = positionals;
    const said = notStarted === null ? ended.output : `${text.shell(name, notStarted)}\n`;
    if (notStarted !== null) session.err(said.trimEnd());
    if (![0, interrupted].includes(ended.code) && said !== '') tell(said, session);
    return { code: ended.code };
  },
};

/** What a shell says about a program that Ctrl-C ended, which needs no explanation. */
const interrupted = 130;

async function run(words: readonly string[], session: Session): Promise<Ended> {
  const { environment, directory } = session;
  const [name = ''] = words;
  const missing = whyNot(name, environment.PATH ?? '', directory);
  if (missing !== null)
    return { code: ['ENOENT', 'not found'].includes(missing) ? 127 : 126, notStarted: missing, output: '' };
  return runAttached({
    ...{ words, environment, directory, pipes: pipesFor(environment.PATH ?? '', session.paths.state) },
    script: scripts[ourPlatform],
    most: longestText,
    receive: (listener) => session.receive(listener),
  });
}

/**
 * Pipes need names until they are open, and none after that. A machine without a directory for them, or without room in it, is one on
 * which a build fails: the command runs there all the same.
 */
function pipesFor(path: string, state: string): Pipes | null {
  for (const parent of [undefined, state]) {
    try {
      if (parent !== undefined) ensurePrivateDirectory(parent);
      return pipesIn(makeTemporary('try', parent), path);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error) && !(error instanceof Unwritable)) throw error;
    }
  }
  return null;
}

function pipesIn(scratch: string, path: string): Pipes | null {
  try {
    return openPipes(scratch, path);
  } finally {
    removeTemporary(scratch);
  }
}

/** Why a shell would not start that program: the system's word, or that PATH does not lead to it; null when it would. */
function whyNot(name: string, path: string, directory: string): Refusal | null {
  const isPath = name.includes('/');
  const places = isPath ? [name] : path.split(':').map((entry) => `${entry || '.'}/${name}`);
  let why: Refusal = isPath ? 'ENOENT' : 'not found';
  for (const place of places) {
    const file = resolve(directory, place);
    try {
      if (statSync(file).isDirectory()) {
        if (isPath) why = 'EISDIR';
        continue;
      }
      accessSync(file, constants.X_OK);
      return null;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EACCES' || (isPath && code === 'ENOTDIR')) why = code;
    }
  }
  return why;
}

/** The line after a command that failed, when what it printed is known. */
function tell(output: string, session: Session): void {
  const [first] = matchesIn(output);
  const text = inLanguage(session.language, texts);
  const kept = keepLast(output, session.paths.state, session.environment);
  if (first === undefined) return;
  const { row } = first;
  const { cause } = inLanguage(session.language, row);
  session.err(text.known(row.id, cause, kept ? '--last' : row.id));
}
