import type { Instant } from '../../../host/quantity.ts';
import { inLanguage } from '../../../messages/fill.ts';
import { addFiles } from '../../../host/simulated/build.ts';
import { homebrewKeg } from '../../../host/simulated/installers.ts';
import { swapLink } from '../../../host/simulated/swap.ts';
import { Failure } from '../../failure.ts';
import type { Session } from '../../command.ts';
import type { Happening, Happenings } from './happenings.ts';
import { texts } from './text.ts';

const prefix = '/opt/homebrew';
const link = `${prefix}/bin/go`;
/** The links that lead into a keg, as `brew link` makes them, each with where it leads for a version. */
const links: readonly (readonly [path: string, target: (version: string) => string])[] = [
  [link, (version) => `../Cellar/go/${version}/bin/go`],
  [`${prefix}/bin/gofmt`, (version) => `../Cellar/go/${version}/bin/gofmt`],
  [`${prefix}/opt/go`, (version) => `../Cellar/go/${version}`],
  [`${prefix}/var/homebrew/linked/go`, (version) => `../../../Cellar/go/${version}`],
];
const native = '1.26.8';
const foreign = '1.27.1';
/** As long as a bottle takes to be poured, more or less: the link is gone meanwhile. */
const pourMs = 600;
const patienceMs = 15_000;
/** After this no more comes of it, and the daemon has rested from the look before. */
const settleMs = 1500;

/** One act on the machine and all that the daemon did about it. */
export interface Act {
  /** For people. */
  readonly title: string;
  /** When it was done to the machine. */
  readonly at: Instant;
  readonly happenings: readonly Happening[];
}

/** Swaps an amd64 Go in as `brew upgrade` does, and the native one back. Yields each step when the daemon has done its part. */
export async function* brewSwap(
  folder: string,
  happenings: Happenings,
  session: Session,
): AsyncGenerator<Act, void> {
  const text = inLanguage(session.language, texts);
  const step = async (title: string, version: string, awaited: readonly string[]): Promise<Act> => {
    const at = Date.now();
    happenings.add({ at, what: 'unlinked', text: link });
    const linked = Promise.all(
      links.map(([path, target]) =>
        swapLink(folder, path, target(version), { way: 'unlink', goneMs: pourMs }),
      ),
    );
    if (version === foreign) addFiles(folder, homebrewKeg(prefix, { version, architecture: 'amd64' }));
    await linked;
    happenings.add({ at: Date.now(), what: 'linked', text: `${link} -> ../Cellar/go/${version}/bin/go` });
    const { signal } = session;
    const done = await happenings.until(awaited, at, { limitMs: patienceMs, signal });
    signal.throwIfAborted();
    if (!done) throw new Failure('simulation-failed', 2, text.notSeen(awaited.join(', '), patienceMs / 1000));
    await happenings.until(['settled'], at, { limitMs: settleMs, signal });
    return { title, at, happenings: happenings.since(at) };
  };
  await happenings.until(['settled'], 0, { limitMs: settleMs, signal: session.signal });
  yield step(text.swapIn(foreign, link), foreign, ['toolchain-changed', 'opened', 'notification']);
  yield step(text.swapBack(native, link), native, ['toolchain-changed', 'resolved']);
}
