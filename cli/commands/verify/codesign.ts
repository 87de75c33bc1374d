import { join } from 'node:path';
import type { Host } from '../../../host/host.ts';
import type { Proof } from '../../../probes/verification/verdict.ts';
import { inWords } from './archive/text.ts';

/** Google's team, which signs Go for macOS (golang.org/x/build/internal/relui, sign). */
const team = 'EQHXZ8M8AV';
const codesign = '/usr/bin/codesign';

/**
 * Apple's word about bin/go, as a second opinion on macOS: whether its signature is whole and who made it. Nothing
 * where codesign cannot be asked, or the file lacks a team's signature, as other people's builds do. The answer is on
 * standard error: https://developer.apple.com/documentation/technotes/tn2206-macos-code-signing-in-depth
 */
export async function codesignProofs(host: Host, goroot: string, signal: AbortSignal): Promise<Proof[]> {
  if (host.platform !== 'darwin') return [];
  const file = join(goroot, 'bin/go');
  const ask = (...words: readonly string[]) =>
    host.run({ file: codesign, arguments: [...words, file], signal });
  const shown = await ask('-dv', '--verbose=2');
  const signer = /^TeamIdentifier=([A-Z0-9]{10})$/m.exec(shown.stderr)?.[1];
  if (shown.outcome !== 'exited' || shown.exitCode !== 0 || signer === undefined) return [];
  const { outcome, exitCode } = await ask('--verify', '--strict');
  if (outcome !== 'exited') return [];
  const ok = exitCode === 0;
  const words = ok ? (signer === team ? 'codesignGoogle' : 'codesignOther') : 'codesignBroken';
  return [{ kind: 'codesign', ok, detail: inWords(words, { file, team: signer }) }];
}
