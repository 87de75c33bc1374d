import { dirname, join, resolve } from 'node:path';
import { inLanguage } from '../../../messages/fill.ts';
import type { Host } from '../../../host/host.ts';
import { readBinary } from '../../../host/binary/read.ts';
import { explainGo } from '../../../probes/choice/explain.ts';
import { isGoroot } from '../../../probes/verification/look.ts';
import type { Session } from '../../command.ts';
import { contextsHere } from '../../contexts-here.ts';
import { Failure } from '../../failure.ts';
import { texts } from './text.ts';

/** What is to be verified: an installed tree, or a file that was downloaded. */
export type Subject =
  { readonly kind: 'tree'; readonly goroot: string } | { readonly kind: 'file'; readonly path: string };

/** What the words name: a file, a GOROOT, a go command; without any, the go that runs in the directory. */
export async function subjectOf(given: string | undefined, host: Host, session: Session): Promise<Subject> {
  const text = inLanguage(session.language, texts);
  if (given === undefined) return goThatRuns(host, session);
  const path = resolve(session.directory, given);
  const facts = host.files.target(path);
  if (!facts.ok && given === 'go' && facts.failure.kind === 'absent') return goThatRuns(host, session);
  if (!facts.ok) throw new Failure('no-file', 2, session.messages.told(facts.failure.message));
  if (facts.value.kind === 'directory') {
    const goroot = [path, dirname(path)].find((one) => isGoroot(host, one));
    if (goroot === undefined) throw new Failure('no-goroot', 2, text.noGoroot(path), text.gorootIs);
    return { kind: 'tree', goroot };
  }
  if (facts.value.kind !== 'file') throw new Failure('no-file', 2, text.noFile(path));
  const read = host.files.open(path, readBinary);
  if (!read.ok || read.value.format === 'unknown') return { kind: 'file', path };
  const goroot = gorootAround(host, path);
  if (goroot === null) throw new Failure('no-goroot', 2, text.noGorootAround(path), text.gorootIs);
  return { kind: 'tree', goroot };
}

async function goThatRuns(host: Host, session: Session): Promise<Subject> {
  const text = inLanguage(session.language, texts);
  const directory = host.simulated ? host.user.home : session.directory;
  for (const context of await contextsHere(host)) {
    const { outcome } = await explainGo(host, directory, context);
    const goroot = 'file' in outcome ? gorootAround(host, outcome.file) : null;
    if (goroot !== null) return { kind: 'tree', goroot };
  }
  throw new Failure('no-go', 2, text.noGo, text.gorootIs);
}

/** The GOROOT that a go command or another program of it is in: `bin/go`, `bin/linux_arm64/go`, `pkg/tool/darwin_arm64/compile`. */
export function gorootAround(host: Host, path: string): string | null {
  const real = host.files.realPath(path);
  let directory = dirname(real.ok ? real.value : path);
  for (let up = 0; up < 3; up += 1) {
    directory = join(directory, '..');
    if (isGoroot(host, directory)) return directory;
  }
  return null;
}
