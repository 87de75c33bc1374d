import { posix } from 'node:path';
import type { BadInUse } from '../../bad-releases/probe.ts';
import { decidedBy, stepOf } from '../../choice/decided.ts';
import { isNative, type Inventory } from '../../inventory/inventory.ts';
import { startedBy } from '../../inventory/native.ts';
import type { Remedy } from '../../remedy.ts';
import { byInstaller } from '../../remedies/install.ts';
import { mend } from '../../remedies/mend.ts';
import { newest } from '../../remedies/newest.ts';
import { network, remedy, run } from '../../remedies/steps.ts';
import { isSupported } from '../../remedies/fit.ts';

/**
 * Lets a release without the fault run: where a line or GOTOOLCHAIN chose the Go, that is raised; else the go itself is upgraded by
 * who installed it. Null where it is not confirmed which release is without it, where only a person can do it, and where another
 * finding has the remedy for a Go that was chosen and is out of support or foreign.
 */
export function raise({ row, choice, version }: BadInUse, inventory: Inventory, now: number): Remedy | null {
  if (row.fixedIn === null) return null;
  const wanted = releaseOf(row.fixedIn);
  if (choice.outcome.kind !== 'own')
    return isPinnedWrong(choice, version, inventory, now) ? null : raiseChoice(choice, version, wanted);
  const path = stepOf(choice.steps, 'go')?.path;
  const tool = inventory.toolchains.find((one) => one.path === path || one.leadsTo?.path === path);
  if (!tool) return null;
  const real = startedBy(tool, inventory) ?? tool;
  if (!isSupported(`go${version}`, now)) return mend(tool, inventory, now);
  return real.installer === 'homebrew' ? newest(real, inventory, now) : byInstaller(real, wanted, inventory);
}

/** Whether go-toolchain-pinned reports it, which undoes the choice. */
export function isPinnedWrong(
  { outcome }: BadInUse['choice'],
  version: string,
  { hardware }: Pick<Inventory, 'hardware'>,
  now: number,
): boolean {
  if (outcome.kind === 'own' || !('architectures' in outcome)) return false;
  const { architectures } = outcome;
  return (
    !isSupported(`go${version}`, now) || (architectures.length > 0 && !isNative(architectures, hardware))
  );
}

/** `1.24` is `1.24.0` as a toolchain, since 1.21. */
function releaseOf(version: string): string {
  return /^1\.(?:2[1-9]|[3-9]\d)$/.test(version) ? `${version}.0` : version;
}

/** A toolchain line is a minimum, of go.work before go.mod; GOTOOLCHAIN has its suffix kept. */
function raiseChoice(choice: BadInUse['choice'], version: string, wanted: string): Remedy | null {
  const by = decidedBy(choice);
  if (by === null) return null;
  const line = (toolchain: string) =>
    posix.basename(by.subject) === 'go.work'
      ? run('go', 'work', 'edit', `-toolchain=${toolchain}`, by.subject)
      : run('go', '-C', posix.dirname(by.subject), 'mod', 'edit', `-toolchain=${toolchain}`);
  const [name = '', value = ''] = by.setting.split(/[ =]/, 2);
  if (name === 'toolchain' || name === 'go')
    return remedy([line(`go${wanted}`)], [line(name === 'go' ? 'none' : `go${version}`)], [network]);
  if (name !== 'GOTOOLCHAIN' || !by.subject.endsWith('/go/env')) return null;
  const suffix = /\+(?:auto|path)$/.exec(value)?.[0] ?? '';
  const local = { GOTOOLCHAIN: 'local' };
  return remedy(
    [{ ...run('go', 'env', '-w', `GOTOOLCHAIN=go${wanted}${suffix}`), environment: local }],
    [{ ...run('go', 'env', '-w', `GOTOOLCHAIN=${value}`), environment: local }],
    [network],
  );
}
