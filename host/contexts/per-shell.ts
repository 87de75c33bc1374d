import type { Context, Environment } from '../host.ts';
import type { Machine } from '../machine.ts';

/**
 * Directories that a version manager makes for one shell and removes some time after it ended: vfox puts
 * `~/.version-fox/temp/1790000000-6523/golang/bin` on PATH (https://github.com/version-fox/vfox/issues/20), fnm
 * `…/fnm_multishells/6523_1790000000/bin`. The shell that we asked has ended when we read its answer: what is believed is what its
 * directories led to.
 */
export function withoutPerShell(context: Context, { files }: Machine): Context {
  const lasting = (path: string): string | null => {
    if (!isPerShell(path)) return path;
    const real = files.realPath(path);
    return real.ok && !isPerShell(real.value) ? real.value : null;
  };
  if (!Object.values(context.environment).some((value) => value !== undefined && isPerShell(value)))
    return context;
  const kept = (path: string): string[] => [lasting(path)].filter((one) => one !== null);
  const environment: Environment = Object.fromEntries(
    Object.entries(context.environment).flatMap(([name, value]) => {
      if (value === undefined || !isPerShell(value)) return [[name, value]];
      const paths = value.split(':').flatMap(kept);
      return paths.length === 0 ? [] : [[name, paths.join(':')]];
    }),
  );
  return { ...context, path: context.path.flatMap(kept), environment };
}

/** A name of two numbers, the time and the process (in either order). */
function isPerShell(path: string): boolean {
  return path.split(/[/:]/).some((name) => /^\d{3,20}[-_]\d{3,20}$/.test(name));
}
