import { join } from 'node:path';
import type { Context } from '../../host/host.ts';
import type { Look } from './look.ts';

/** The version managers that keep their Gos below one root. */
export type Manager = 'goenv' | 'gvm' | 'mise' | 'asdf' | 'proto' | 'vfox';

/** Variable that moves a manager's root, and its documented default below the home (or data) directory. */
const roots: Readonly<Record<Manager, readonly [variable: string, fallback: string]>> = {
  goenv: ['GOENV_ROOT', '.goenv'],
  gvm: ['GVM_ROOT', '.gvm'],
  mise: ['MISE_DATA_DIR', '.local/share/mise'],
  asdf: ['ASDF_DATA_DIR', '.asdf'],
  proto: ['PROTO_HOME', '.proto'],
  vfox: ['VFOX_HOME', '.version-fox'],
};

/** Root of each manager: as the first context that names it says, else the default. */
export function managerRoots(look: Look, contexts: readonly Context[]): Readonly<Record<Manager, string>> {
  const rootOf = (manager: Manager): string => {
    const [variable, fallback] = roots[manager];
    const first = (name: string): string | undefined =>
      contexts.map(({ environment }) => environment[name]).find((root) => root?.startsWith('/'));
    const data = manager === 'mise' ? first('XDG_DATA_HOME') : undefined;
    return first(variable) ?? (data ? join(data, 'mise') : join(look.host.user.home, fallback));
  };
  return {
    goenv: rootOf('goenv'),
    gvm: rootOf('gvm'),
    mise: rootOf('mise'),
    asdf: rootOf('asdf'),
    proto: rootOf('proto'),
    vfox: rootOf('vfox'),
  };
}
