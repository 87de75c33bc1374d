import { createHash } from 'node:crypto';
import { realpathSync, statSync, type Stats } from 'node:fs';
import { join, resolve } from 'node:path';
import { homeOf } from '../host/home.ts';
import { ownPaths, type OwnPaths } from '../host/paths.ts';
import { socketToAsk } from '../host/whereabouts.ts';
import { ourPlatform } from '../host/platform.ts';
import { carrying } from '../messages/carried.ts';
import type { Language } from '../messages/language.ts';
import { type Messages, speak } from '../messages/speak.ts';
import { openClient } from './client.ts';
import type { Call, Commands, Printed, Session } from './command.ts';
import { UsageError } from './failure.ts';
import { openMachine } from './machine.ts';
import type { Surroundings } from './surroundings.ts';
import { liveWriter } from './terminal/live.ts';
import { printedDocument, printedLines, printedOpen } from './terminal/printed.ts';
import { wantsColour } from './terminal/colour.ts';
import { cliText } from './text.ts';

/** Milliseconds in which a command puts away after an interruption what it has made for itself. */
const usualGraceMs = 1_000;

/** The session that results from the options of every command and the surroundings. Throws a UsageError for a path that is not a folder. */
export function openSession(
  options: Call['options'],
  language: Language,
  surroundings: Surroundings & { readonly commands: Commands },
  signal: AbortSignal,
): Session {
  const { environment, directory, output, talk } = surroundings;
  const messages = speak(language);
  const simulation = folder(options, 'host', directory, messages);
  const paths = pathsOf(options, simulation, surroundings);
  const quiet = options.quiet === true;
  const write = liveWriter(output);
  return {
    messages,
    language,
    commands: surroundings.commands,
    json: options.json === true,
    quiet,
    verbose: options.verbose === true,
    colour: wantsColour(
      options['no-colour'] === true || options['no-color'] === true,
      environment,
      output.isTerminal,
    ),
    width: output.columns,
    paths,
    simulation,
    self: surroundings.self,
    environment,
    directory,
    host: (privateFolders) =>
      simulation === null && surroundings.machine
        ? Promise.resolve(surroundings.machine)
        : openMachine(simulation, { environment, ...(privateFolders && { privateFolders }) }),
    client: () => openClient({ socket: socketToAsk(paths) }),
    out: (...lines) => write.lines(lines),
    err: (...lines) => {
      if (quiet) return;
      write.clear();
      talk.write(printedLines(lines));
    },
    piped: async (limit) => (surroundings.piped ? surroundings.piped(limit) : null),
    receive: (listener) => surroundings.receive?.(listener),
    confirm: async (question) => {
      if (!surroundings.ask) return null;
      write.clear();
      return /^\s*(?:y|yes|是|好)\s*$/i.test(await surroundings.ask(printedOpen([question], ' ')));
    },
    live: (...lines) => write.live(lines),
    document: (value: Printed) => output.write(printedDocument(carrying(value), 2)),
    line: (value: object) => output.write(printedDocument(carrying(value))),
    signal,
    grace: { ms: usualGraceMs },
    interrupted: surroundings.interrupted,
  };
}

function folder(
  options: Call['options'],
  name: 'host' | 'state',
  directory: string,
  messages: Messages,
): string | null {
  const given = options[name];
  if (typeof given !== 'string') return null;
  const path = resolve(directory, given);
  const facts = factsOf(path, () => new UsageError(cliText(messages).usage.closed(`--${name}`, given)));
  // The machine is known by its real path; the state as it was given, since sockets below it have to be short.
  if (facts?.isDirectory()) return name === 'host' ? realpathSync(path) : path;
  if (name === 'state' && !facts) return path;
  throw new UsageError(cliText(messages).usage.notADirectory(`--${name}`, given));
}

/** A simulated machine has a state of its own beside ours, the same one each time, so that its daemon and its commands meet. */
function pathsOf(options: Call['options'], simulation: string | null, surroundings: Surroundings): OwnPaths {
  const { environment, directory } = surroundings;
  const state = folder(options, 'state', directory, speak('en'));
  const home = homeOf(environment);
  if (state !== null) return ownPaths(ourPlatform, home, environment, state);
  const ours = ownPaths(ourPlatform, home, environment);
  if (simulation === null) return ours;
  const name = createHash('sha256').update(simulation).digest('hex').slice(0, 8);
  return ownPaths(ourPlatform, home, environment, join(ours.state, 'simulated', name));
}

function factsOf(path: string, closed: () => UsageError): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') throw closed();
    throw error;
  }
}
