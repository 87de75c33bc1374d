import type { Language } from '../messages/language.ts';
import { type Messages, speak } from '../messages/speak.ts';
import { parseCall, peekGlobals, sealed, splitCommand } from './arguments/parse.ts';
import { suggest } from '../messages/suggest.ts';
import { catalogue } from './catalogue.ts';
import type { Call, Session } from './command.ts';
import { homeOf } from '../host/home.ts';
import { either } from '../host/run/either.ts';
import { hear } from '../host/wording.ts';
import { rememberSaid } from '../messages/said.ts';
import { report } from './error.ts';
import { Failure, UsageError } from './failure.ts';
import { languageOf } from './language.ts';
import { openSession } from './session.ts';
import { refuseSilence } from './silence.ts';
import { someoneElses } from './someone-else.ts';
import type { Surroundings } from './surroundings.ts';
import { cliText } from './text.ts';

/** Runs the command that the words name. Never rejects: what goes wrong is reported and becomes the exit code. */
export async function main(words: readonly string[], surroundings: Surroundings): Promise<number> {
  hear(rememberSaid);
  const argv = sealed(words);
  const options = peekGlobals(argv);
  const { name, rest } = splitCommand(argv);
  let language: Language = 'en';
  try {
    language = await languageOf(
      typeof options.lang === 'string' ? options.lang : undefined,
      surroundings.environment,
    );
    if (language !== 'en') (await import('./phrases.ts')).learnPhrases();
    const code = await dispatch(name, rest, options, language, surroundings);
    await surroundings.output.settled?.();
    const failure = surroundings.output.failure?.() ?? null;
    if (failure === null) return code;
    const cli = cliText({ language: language });
    throw new Failure('output', 2, cli.outputFailed(failure), cli.outputFailedNext);
  } catch (error) {
    await surroundings.output.settled?.();
    return report(error, { command: name, options, messages: speak(language), surroundings });
  }
}

async function dispatch(
  name: string | undefined,
  rest: readonly string[],
  options: Call['options'],
  language: Language,
  surroundings: Surroundings,
): Promise<number> {
  const { interrupted, output } = surroundings;
  const messages = speak(language);
  const { signal: anywhere } = either(interrupted, output.closed);
  const run = async (known: keyof typeof catalogue, words: readonly string[]): Promise<number> => {
    const { command } = await catalogue[known].command();
    const call = parseCall(words, command, messages);
    const signal = command.outlivesOutput ? interrupted : anywhere;
    const ownFiles = known !== 'help' && known !== 'version';
    if (ownFiles) {
      const own = await refuseSilence(call.options, surroundings, messages);
      if (own === null) return 0;
      surroundings.filesAnswer?.(own);
    }
    const session = openSession(call.options, language, { ...surroundings, commands: catalogue }, signal);
    const reads = typeof command.reads === 'function' ? command.reads(call) : command.reads === true;
    if (!reads) refuseSomeoneElses(session);
    const ended = await Promise.race([command.run(call, session), givenUp(interrupted, session.grace)]);
    return typeof ended === 'number' ? ended : ended.code;
  };
  if (options.version === true) return run('version', withoutPositionals(rest));
  if (name !== undefined && !isCommand(name)) throw unknownCommand(name, messages);
  if (name === undefined) {
    parseCall(rest, { options: {}, positionals: [0, 0] }, messages);
    return run('help', withoutPositionals(rest));
  }
  if (options.help === true) return run('help', [...withoutPositionals(rest), name]);
  return run(name, rest);
}

/** Rejects some time after the user interrupts: whatever a command still waits for then, it does so no longer. */
function givenUp(interrupted: AbortSignal, grace: Session['grace']): Promise<never> {
  return new Promise((_, reject) => {
    const wait = (): void => {
      if (grace.ms !== null) setTimeout(() => reject(new Error('interrupted')), grace.ms);
    };
    if (interrupted.aborted) wait();
    else interrupted.addEventListener('abort', wait, { once: true });
  });
}

function refuseSomeoneElses({ messages, paths, environment }: Session): void {
  const place = someoneElses(paths, homeOf(environment));
  if (place === null) return;
  const { message, next } = cliText(messages).someoneElses(place.path, place.uid);
  throw new Failure('home-of-another', 2, message, next);
}

/** The language and place alone matter to help and version: other options belong to the command that is not run. */
function withoutPositionals(words: readonly string[]): string[] {
  const { json, lang } = peekGlobals(words);
  const colourless = words.filter((word) => word === '--no-colour' || word === '--no-color');
  return [
    ...(json === true ? ['--json'] : []),
    ...(typeof lang === 'string' ? ['--lang', lang] : []),
    ...colourless,
  ];
}

function isCommand(name: string): name is keyof typeof catalogue {
  return Object.hasOwn(catalogue, name);
}

function unknownCommand(name: string, messages: Messages): UsageError {
  const meant = suggest(name, Object.keys(catalogue));
  return new UsageError(
    cliText(messages).usage.unknownCommand(name),
    meant && cliText(messages).usage.didYouMean(meant),
  );
}
