import type { PartContext } from '../../part.ts';
import type { Deliverer } from './deliverer.ts';
import { freedesktop } from './freedesktop.ts';
import { osascript } from './osascript.ts';
import { recorded } from './recorded.ts';

/** How this machine shows notifications. */
export function chooseDeliverer({
  host,
  paths,
  clock,
}: Pick<PartContext, 'host' | 'paths' | 'clock'>): Deliverer {
  if (host.simulated) return recorded(paths.state, () => clock.now());
  return host.platform === 'darwin' ? osascript(host) : freedesktop(host);
}
