import type { Host } from '../../../host/host.ts';
import { explainGo } from '../../../probes/choice/explain.ts';
import { causesIn, type TidyCause } from './cause.ts';
import { inWords } from './text.ts';

/**
 * Whether the user's own go would stop before it tidies, since the toolchain that the module or GOTOOLCHAIN asks for is not on this
 * machine. It is told from files, because the go that we run is kept from looking for another one. A download is a cause
 * where nothing may be downloaded (`network` false).
 */
export async function toolchainCauses(
  host: Host,
  module: string,
  path: readonly string[],
  network: boolean,
): Promise<readonly TidyCause[]> {
  const { outcome } = await explainGo(host, module, {
    id: 'daemon',
    path,
    environment: host.environment,
    certainty: 'observed',
    source: inWords('ownEnvironment'),
  });
  if (outcome.kind === 'error') return causesIn(outcome.message).filter(({ id }) => id === 'toolchain');
  if (outcome.kind !== 'download' || network) return [];
  const { toolchain, module: name } = outcome;
  return [
    {
      id: 'toolchain',
      subject: toolchain,
      evidence: inWords('wouldDownload', { toolchain, module: name }),
    },
  ];
}
