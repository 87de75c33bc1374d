import { join } from 'node:path';
import type { Environment } from '../../host/host.ts';

/**
 * Where the session bus may listen, as Node names sockets (an abstract one begins with a zero byte), in order.
 * https://dbus.freedesktop.org/doc/dbus-specification.html#addresses
 */
export function sessionBusPaths(environment: Environment, uid: number): string[] {
  const given = environment.DBUS_SESSION_BUS_ADDRESS;
  const runtime = environment.XDG_RUNTIME_DIR ?? `/run/user/${uid}`;
  if (!given) return [join(runtime, 'bus')];
  return given.split(';').flatMap((address) => {
    const [transport, rest = ''] = address.split(/:(.*)/s);
    if (transport !== 'unix') return [];
    const values = new Map(rest.split(',').map((pair) => pair.split(/=(.*)/s) as [string, string]));
    const path = values.get('path');
    const abstract = values.get('abstract');
    if (path) return [unescape(path)];
    if (abstract) return [`\0${unescape(abstract)}`];
    return values.has('runtime') ? [join(runtime, 'bus')] : [];
  });
}

const unescape = (text: string): string =>
  text.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
