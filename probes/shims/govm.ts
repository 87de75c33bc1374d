import { join } from 'node:path';
import { textOf } from '../../host/files/memory.ts';
import type { ShimCall, ShimChoice } from './shim.ts';
import { inWords } from './text.ts';

/** The version that govm's script names, as it was written by the last `govm use` (https://github.com/Melkeydev/govm). */
export function chooseByGovm({ host }: Pick<ShimCall, 'host'>, shim: string): ShimChoice {
  const name = /\/\.govm\/versions\/([^/"'\s]+)\/bin\//.exec(textOf(host, shim) ?? '')?.[1];
  if (name === undefined) return { path: null, reason: inWords('unknownScript') };
  return {
    path: join(host.user.home, '.govm/versions', name, 'bin/go'),
    reason: inWords('named', { source: shim, versions: name }),
  };
}
