import { join } from 'node:path';
import { textOf } from '../../host/files/memory.ts';
import { fieldOf } from '../../host/formats/json.ts';
import { readToml } from '../../host/formats/toml.ts';
import { compareVersions } from '../versions/parse.ts';
import type { ShimCall, ShimChoice } from './shim.ts';
import { inWords } from './text.ts';
import { upward } from './upward.ts';
import { isWaiting } from './waiting.ts';

/** PROTO_GO_VERSION, else the nearest `.prototools` that names go, at last the global one (https://moonrepo.dev/docs/proto/detection). */
export function chooseByProto(call: ShimCall): ShimChoice {
  const { host, environment, directory, root } = call;
  const home = environment.HOME ?? host.user.home;
  if (environment.PROTO_GO_VERSION) return pick(call, environment.PROTO_GO_VERSION, 'PROTO_GO_VERSION');
  for (const place of new Set([...upward(directory), home, root])) {
    const file = join(place, '.prototools');
    if (isWaiting(call, file)) return { path: null, reason: inWords('notAFile', { file }) };
    const text = textOf(host, file);
    if (text === null) continue;
    const toml = readToml(text);
    if (!toml.ok) return { path: null, reason: inWords('unreadable', { file }) };
    const version = fieldOf(toml.value, 'go');
    if (typeof version === 'string') return pick(call, version, file);
  }
  return { path: null, reason: inWords('noProtoFile') };
}

/** The version itself, or the newest that is installed of a shortened one (`1.26`, `~1.26`); an alias is proto's to tell. */
function pick({ host, root }: ShimCall, version: string, source: string): ShimChoice {
  const trees = join(root, 'tools/go');
  const wanted = version.replace(/^[~^]/, '');
  const names = host.files.list(trees);
  const fitting = (names.ok ? names.value : []).filter((name) => `${name}.`.startsWith(`${wanted}.`));
  const [newest] = fitting.toSorted((a, b) => compareVersions(b, a));
  if (newest === undefined)
    return { path: null, reason: inWords('notInstalledIn', { source, versions: version, directory: trees }) };
  return { path: join(trees, newest, 'bin/go'), reason: inWords('named', { source, versions: version }) };
}
