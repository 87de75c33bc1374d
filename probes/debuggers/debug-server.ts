import { posix } from 'node:path';
import { binaryOf } from '../../host/files/memory.ts';
import type { Context, Host } from '../../host/host.ts';
import { searchPath } from '../inventory/candidates.ts';
import type { DebugServer } from './answer.ts';

const commandLineTools =
  '/Library/Developer/CommandLineTools/Library/PrivateFrameworks/LLDB.framework/Versions/A/Resources/debugserver';
/** Below the directory that `xcode-select --print-path` prints. */
const inXcode = '../SharedFrameworks/LLDB.framework/Versions/A/Resources/debugserver';

/**
 * The program that Delve starts on a Mac, in the order in which Delve looks (getDebugServerAbsolutePath in
 * https://github.com/go-delve/delve/blob/v1.27.2/pkg/proc/gdbserial/gdbserver.go): `$DELVE_DEBUGSERVER_PATH`, `debugserver` on PATH,
 * that of the command line tools, that of the chosen Xcode, and last `lldb-server` on PATH. Nothing is run: the chosen Xcode is
 * where the links of xcode-select lead.
 */
export function debugServerOf(host: Host, context: Context): DebugServer {
  const { environment } = context;
  const onPath = (name: string): readonly string[] =>
    searchPath(context).map((directory) => posix.join(directory, name));
  const named = environment.DELVE_DEBUGSERVER_PATH;
  const places = [
    // Whatever it names is taken, without a look whether it is there.
    ...(named ? [named] : []),
    ...onPath('debugserver'),
    commandLineTools,
    ...developerDirectories(host, context).map((directory) => posix.join(directory, inXcode)),
    ...onPath('lldb-server'),
  ];
  const searched: string[] = [];
  let isSure = true;
  for (const place of named ? [named] : places) {
    const facts = host.files.target(place);
    searched.push(place);
    if (facts.ok && facts.value.kind === 'file' && (facts.value.mode & 0o111) !== 0) {
      const binary = binaryOf(host, place, facts.value);
      return { path: place, architectures: binary.ok ? binary.value.architectures : [], searched, isSure };
    }
    if (!facts.ok && facts.failure.kind !== 'absent' && facts.failure.kind !== 'wrong-kind') isSure = false;
  }
  return { path: null, architectures: [], searched: shortened(searched, context), isSure };
}

/** Where the developer tools are, as xcode-select finds them (libxcselect): the variable, its links, then the usual places. */
function developerDirectories(host: Host, { environment }: Context): readonly string[] {
  const chosen = environment.DEVELOPER_DIR;
  if (chosen) return [chosen.endsWith('.app') ? posix.join(chosen, 'Contents/Developer') : chosen];
  for (const link of ['/var/select/developer_dir', '/var/db/xcode_select_link']) {
    const target = host.files.readLink(link);
    if (target.ok) return [posix.resolve(posix.dirname(link), target.value)];
  }
  return ['/Applications/Xcode.app/Contents/Developer'];
}

/** The directories of PATH are listed once, under that name. */
function shortened(searched: readonly string[], context: Context): readonly string[] {
  const directories = new Set(searchPath(context));
  const rest = searched.filter((place) => !directories.has(posix.dirname(place)));
  return ['PATH', ...rest];
}
