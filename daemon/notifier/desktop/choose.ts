import type { PartContext } from '../../part.ts';
import type { Deliverer } from '../../../desktop/notify/deliverer.ts';
import { freedesktop } from '../../../desktop/notify/freedesktop.ts';
import { osascript } from '../../../desktop/notify/osascript.ts';
import { recorded } from '../../../desktop/notify/recorded.ts';

/** How this machine shows notifications. */
export function chooseDeliverer({
  host,
  paths,
  clock,
}: Pick<PartContext, 'host' | 'paths' | 'clock'>): Deliverer {
  if (host.simulated) return recorded(paths.state, () => clock.now());
  return host.platform === 'darwin' ? osascript(host) : freedesktop(host);
}
