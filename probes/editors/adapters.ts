import type { FileKind, SettingsFile } from './answer.ts';

/**
 * The debug adapters that the settings of any window with that file name; null: none, so that a program is debugged by `dlv-dap`,
 * and `"mode": "remote"` by that or by the old one, as the installed dlv allows.
 * https://github.com/golang/vscode-go/blob/28e27ffd3a0eca1de30b1a9656a75cbd47e94e4e/extension/src/goDebugConfiguration.ts
 */
export function adaptersFor(file: SettingsFile, files: readonly SettingsFile[]): ReadonlySet<string | null> {
  // Of the settings of one folder nothing else overrules them.
  const own = files.find(
    ({ kind, folder }) => kind === 'workspace' && folder !== null && folder === file.folder,
  );
  const named = own && adapterOf(own);
  if (named) return new Set([named]);
  const around = files.filter((other) => other.settings.length > 0 && isTogether(file, other));
  const adapters = around.map(adapterOf);
  const isAlwaysNamed =
    around.some((one) => isOfPerson(one.kind)) &&
    around.every((one) => !isOfPerson(one.kind) || adapterOf(one) !== null);
  return new Set([...adapters.filter((one) => one !== null), ...(isAlwaysNamed ? [] : [null])]);
}

function adapterOf({ settings }: SettingsFile): string | null {
  const config = settings.findLast(({ key }) => key === 'go.delveConfig');
  const value = config?.node.members.get('debugAdapter')?.value;
  return typeof value === 'string' ? value : null;
}

const isOfPerson = (kind: FileKind): boolean => kind === 'user' || kind === 'profile' || kind === 'remote';

/** Whether a window may read both. */
function isTogether(one: SettingsFile, other: SettingsFile): boolean {
  const [mine, theirs] = [foldersOf(one), foldersOf(other)];
  return mine.length === 0 || theirs.length === 0 || mine.some((folder) => theirs.includes(folder));
}

function foldersOf({ folder, folders }: SettingsFile): readonly string[] {
  return folders ?? (folder === null ? [] : [folder]);
}
