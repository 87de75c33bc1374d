import { readSettings } from '../../host/go/settings.ts';
import type { Context, Host } from '../../host/host.ts';
import type { Choice } from '../choice/choice.ts';
import type { Running } from '../running/probe.ts';
import type { Target } from './answer.ts';

/**
 * The Gos whose programs are debugged: those that run in the known modules, or, as long as none is known, the one that runs outside
 * of any.
 */
export function targetsOf({ runs, inventory, hardware }: Running, host: Host): readonly Target[] {
  const all = runs.flatMap((choice) => {
    const context = inventory.contexts.find(({ id }) => id === choice.context);
    const goVersion = versionOf(choice);
    if (context === undefined || goVersion === null) return [];
    const architectures = 'architectures' in choice.outcome ? choice.outcome.architectures : [];
    return [
      {
        directory: choice.directory,
        context: choice.context,
        certainty: choice.certainty,
        goVersion,
        architecture: architectures.find((one) => hardware.native.includes(one)) ?? architectures[0] ?? null,
        dwarf5: writesDwarf5(host, context),
      },
    ];
  });
  const inModules = all.filter(({ directory }) => directory !== host.user.home);
  return inModules.length > 0 ? inModules : all;
}

function versionOf({ outcome }: Choice): string | null {
  switch (outcome.kind) {
    case 'own':
      return outcome.version;
    case 'path':
    case 'module-cache':
    case 'download':
      return outcome.toolchain;
    case 'absent':
    case 'error':
    case 'unknown':
      return null;
  }
}

/** Go 1.25 and later write it but for macOS, and GOEXPERIMENT can say otherwise (internal/buildcfg/exp.go). */
function writesDwarf5(host: Host, { environment }: Context): boolean {
  const experiments = readSettings(host, environment, null)('GOEXPERIMENT').value.split(',');
  if (experiments.includes('nodwarf5')) return false;
  return host.platform !== 'darwin' || experiments.includes('dwarf5');
}
