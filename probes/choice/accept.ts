import { posix } from 'node:path';
import type { Environment } from '../../host/host.ts';
import { readSettings } from '../../host/go/settings.ts';
import type { Outcome } from './choice.ts';
import { heed } from './heed.ts';
import { invalidGowork, type Surroundings } from './module-file.ts';
import { type Local, readPolicy } from './select.ts';

/**
 * What stops the go command that was chosen, though the choice itself was fine; null when nothing does. It looks at GOWORK also
 * where no file was asked for, and a toolchain that was switched to reads GOTOOLCHAIN again, with its own go.env behind it.
 */
export function refusalOf(outcome: Outcome, environment: Environment, around: Surroundings): Outcome | null {
  const isGo =
    outcome.kind === 'own' ||
    outcome.kind === 'module-cache' ||
    (outcome.kind === 'path' && outcome.version !== null);
  if (!isGo) return null;
  const gowork = around.settings('GOWORK').value;
  if (!['', 'off', 'auto'].includes(gowork) && !gowork.startsWith('/'))
    return { kind: 'error', message: invalidGowork };
  if (outcome.kind === 'own') return null;
  return refusalOfChild(outcome.file, outcome.toolchain, environment, around);
}

function refusalOfChild(
  file: string,
  toolchain: string,
  environment: Environment,
  around: Surroundings,
): Outcome | null {
  const goroot = posix.dirname(posix.dirname(file));
  const settings = readSettings(around.host, { ...environment, GOROOT: goroot }, goroot);
  const local: Local = { toolchain, version: toolchain.slice('go'.length) };
  const policy = readPolicy(settings('GOTOOLCHAIN').value || 'local', local);
  if (typeof policy === 'string') return { kind: 'error', message: policy };
  if (policy.mode === 'local') return null;
  const { result } = heed(policy, { ...around, settings, goroot });
  return 'kind' in result && result.kind === 'error' ? result : null;
}
