import type { Inventory } from '../inventory/inventory.ts';
import { terminalOf } from '../inventory/native.ts';
import type { Remedy, Run } from '../remedy.ts';
import { remedy } from './steps.ts';

/**
 * Takes GOROOT out of the file of `go env -w`; null when it is not set there. A go whose GOROOT is not there stops before it
 * reads its arguments, so for this one command it is given its own tree.
 */
export function unsetGoroot(
  subject: string,
  { goroot, setBy }: { readonly goroot: string; readonly setBy: string },
  inventory: Inventory,
): Remedy | null {
  const used = [...inventory.goroots.values()].find(
    (one) => one.setBy === setBy && one.source === 'user-file',
  );
  const own = inventory.toolchains.find((tool) => tool.path === subject)?.goroot?.path;
  const stops = used?.state === 'absent';
  if (used === undefined || (stops && own === undefined)) return null;
  const go = goOf(subject, inventory);
  const unset: Run = {
    kind: 'run',
    argv: [go, 'env', '-u', 'GOROOT'],
    ...(stops && own !== undefined && { environment: { GOROOT: own } }),
  };
  const again: Run = { kind: 'run', argv: [go, 'env', '-w', `GOROOT=${goroot}`] };
  return remedy([unset], [again], [{ kind: 'write', path: setBy.replace(/:\d+$/, '') }]);
}

/** `go` where the terminal picks that one, else its path. */
function goOf(path: string, inventory: Inventory): string {
  const terminal = terminalOf(inventory);
  const go = inventory.toolchains.find((tool) => tool.path === path);
  return terminal && go?.winsIn.includes(terminal.id) ? 'go' : path;
}
