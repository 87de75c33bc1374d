import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { silenceAmong } from '../host/files/silent-among.ts';
import { homeOf } from '../host/home.ts';
import { type OwnPaths, ownPaths } from '../host/paths.ts';
import { ourPlatform } from '../host/platform.ts';
import type { Messages } from '../messages/speak.ts';
import type { Call } from './command.ts';
import { Failure } from './failure.ts';
import type { Surroundings } from './surroundings.ts';
import { printedLines } from './terminal/printed.ts';
import { cliText } from './text.ts';

/** Milliseconds between two looks of a service that waits. */
const retryMs = 2_000;

/**
 * Ends a command that would wait for its own files, or for a folder that it is given, on a file system that does not answer. A service
 * says it and waits until that answers: ended, launchd or systemd would start it over and over. Gives the paths of its own files, which
 * answer; null when it was interrupted meanwhile.
 */
export async function refuseSilence(
  options: Call['options'],
  { environment, directory, talk, interrupted }: Surroundings,
  messages: Messages,
): Promise<OwnPaths | null> {
  const given = (name: string): string[] => {
    const value = options[name];
    return typeof value === 'string' ? [resolve(directory, value)] : [];
  };
  const [state] = given('state');
  const own = ownPaths(ourPlatform, homeOf(environment), environment, state);
  const places = [...given('host'), own.state, own.config, own.cache, own.logs, own.run];
  const silence = await silenceAmong(places);
  let why = silence();
  if (why === null) return own;
  if (options.service !== true) throw new Failure('unresponsive', 2, why, cliText(messages).silenceNext);
  talk.write(printedLines([cliText(messages).failed(why)]));
  for (; why !== null && !interrupted.aborted; why = silence())
    await wait(retryMs, undefined, { signal: interrupted }).catch(() => undefined);
  return interrupted.aborted ? null : own;
}
