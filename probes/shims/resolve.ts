import { posix } from 'node:path';
import type { Architecture, Context, Hardware } from '../../host/host.ts';
import { searchPath } from '../inventory/candidates.ts';
import { resolveChain } from '../inventory/chain.ts';
import type { Chain, ShimTarget, Tool } from '../inventory/inventory.ts';
import type { Look } from '../inventory/look.ts';
import { managerRoots } from '../inventory/managers.ts';
import { chooseByAsdf } from './asdf.ts';
import { chooseByGoenv } from './goenv.ts';
import { chooseByGovm } from './govm.ts';
import { chooseByMise } from './mise/choose.ts';
import { chooseByProto } from './proto.ts';
import type { ShimCall, ShimChoice } from './shim.ts';
import { inWords } from './text.ts';

/** A program that starts another one of the same name. */
export type Shim = Pick<Tool, 'path' | 'binary'> & { readonly chain: Chain };

/** Where and with what a shim is called. */
export interface Whence {
  readonly directory: string;
  readonly context: Context;
  readonly hardware: Pick<Hardware, 'architecture'>;
}

/** Whose shim a program is; null when it is the program itself. */
export function shimOf({ path, binary, chain }: Shim): string | null {
  const end = posix.basename(chain.file ?? '');
  // A program of proto's own, or a link to it.
  if (/\/\.?proto\/shims\//.test(path)) return 'proto';
  // Links to the manager itself, which looks at the name that it was called by.
  if (end === 'mise' || end === 'snap') return end;
  if (binary?.format !== 'script') return null;
  return binary.script?.shim ?? (/\/mise\/shims\//.test(path) ? 'mise' : 'script');
}

/**
 * Which `go` a shim starts when called in a directory of a context, as far as its manager's files show; nothing is run. Null when
 * the tool is not a shim.
 */
export function resolveShim(
  look: Look,
  shim: Shim,
  { directory, context, hardware }: Whence,
): ShimTarget | null {
  const manager = shimOf(shim);
  if (manager === null) return null;
  const [own, ...others] = shim.binary?.architectures ?? [];
  const architecture = own !== undefined && others.length === 0 ? own : hardware.architecture;
  const choice = chooseBy(manager, look, shim, { directory, context, architecture });
  const file = choice.path === null ? null : resolveChain(look, choice.path).file;
  return { manager, ...choice, file };
}

function chooseBy(
  manager: string,
  look: Look,
  { path, chain }: Shim,
  { directory, context, architecture }: Omit<Whence, 'hardware'> & { readonly architecture: Architecture },
): ShimChoice {
  const roots = managerRoots(look, [context]);
  const call = (root: string): ShimCall => ({
    host: look.host,
    environment: context.environment,
    directory,
    root,
    program: chain.file,
    architecture,
    next: () => nextOnPath(look, path, context),
  });
  if (manager === 'goenv') return chooseByGoenv(call(roots.goenv));
  if (manager === 'asdf') return chooseByAsdf(call(roots.asdf));
  if (manager === 'mise') return chooseByMise(call(roots.mise));
  if (manager === 'proto') return chooseByProto(call(roots.proto));
  if (manager === 'govm') return chooseByGovm(call(''), path);
  if (manager === 'snap') return { path: '/snap/go/current/bin/go', reason: inWords('currentRevision') };
  return { path: null, reason: inWords('unknownScript') };
}

function nextOnPath(look: Look, path: string, context: Context): string | null {
  const own = posix.dirname(path);
  const others = searchPath(context).filter((directory) => directory !== own);
  return (
    others.map((directory) => posix.join(directory, 'go')).find((other) => look.files.target(other).ok) ??
    null
  );
}
