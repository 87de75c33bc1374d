import type { JsoncPath } from '../../host/formats/jsonc-edit.ts';
import type { JsoncNode } from '../../host/formats/jsonc-tree.ts';
import type { FileKind, Setting, SettingsFile } from './answer.ts';
import { goSettings } from './described/go.ts';
import { writtenOf } from './misfit.ts';
import { inWords } from './text.ts';

/** A value that another file has for the same thing. */
interface Rival {
  readonly file: SettingsFile;
  readonly node: JsoncNode;
}

/** What becomes of a value beside those that other files have for the same thing. */
export interface Standing {
  /** False when it is overruled wherever its file is read. */
  readonly counts: boolean;
  /** Which of them counts where, one sentence each. */
  readonly evidence: readonly string[];
}

const alone: Standing = { counts: true, evidence: [] };
const mostNamed = 3;

/**
 * How a value in one file relates to the other files. Objects are merged with the others' objects, all else is replaced: the
 * workspace's value replaces that of the user, of a profile and of a remote machine, and the folder's replaces that of the
 * workspace.
 * https://code.visualstudio.com/api/references/vscode-api#WorkspaceConfiguration
 * A window uses either user or profile settings, and so neither overrides the other.
 */
export function standingOf(file: SettingsFile, path: JsoncPath, files: readonly SettingsFile[]): Standing {
  const setting = settingAt(file, path);
  if (setting === null) return alone;
  const members = path.slice(setting.path.length);
  const own = valueAt(setting, members);
  if (own === null) return alone;
  const rivals = (isRival: (other: SettingsFile) => boolean): readonly Rival[] =>
    files.filter(isRival).flatMap((other) => {
      const theirs = other.settings.findLast((one) => one.key === setting.key && !isInBlock(one));
      const node = theirs ? valueAt(theirs, members) : null;
      const isMerged = own.kind === 'object' && node?.kind === 'object';
      return node === null || isMerged ? [] : [{ file: other, node }];
    });
  const above = rivals((other) => isAbove(other, file, setting.key));
  const below = rivals((other) => isAbove(file, other, setting.key)).filter(
    ({ node }) => writtenOf(node) !== writtenOf(own),
  );
  const key = [setting.key, ...members].join('.');
  return {
    counts: !isOverruledEverywhere(file, above),
    evidence: [...said('overruledBy', own.line, key, above), ...said('overrules', own.line, key, below)],
  };
}

/** Those of the values that count anywhere. */
export function counting<One extends { readonly path: JsoncPath }>(
  values: readonly One[],
  file: SettingsFile,
  files: readonly SettingsFile[],
): readonly One[] {
  return values.filter(({ path }) => standingOf(file, path, files).counts);
}

/** Whether the one replaces values of the other wherever both are read. */
export function isAbove(one: SettingsFile, other: SettingsFile, key: string): boolean {
  if (one.kind === 'workspace') {
    if (other.kind === 'devcontainer') return other.folder === one.folder;
    if (other.kind !== 'code-workspace') return isOfPerson(other.kind);
    return isForFolders(key) && one.folder !== null && (other.folders ?? []).includes(one.folder);
  }
  return one.kind === 'code-workspace' && isOfPerson(other.kind);
}

const isOfPerson = (kind: FileKind): boolean => kind === 'user' || kind === 'profile' || kind === 'remote';

/** In a window of several folders the settings that are for the whole window are not taken from a folder. */
function isForFolders(key: string): boolean {
  return Object.hasOwn(goSettings, key) && goSettings[key]?.window !== true;
}

/** What is of a person is for every folder, and overruled in some of them at most. */
function isOverruledEverywhere(file: SettingsFile, above: readonly Rival[]): boolean {
  if (file.kind === 'devcontainer') return above.length > 0;
  const folders = file.kind === 'code-workspace' ? (file.folders ?? []) : [];
  return folders.length > 0 && folders.every((folder) => above.some((one) => one.file.folder === folder));
}

function settingAt({ settings }: SettingsFile, path: JsoncPath): Setting | null {
  const found = settings.findLast((one) => one.path.every((name, at) => path[at] === name));
  return found === undefined || isInBlock(found) ? null : found;
}

/** Of one language. */
const isInBlock = ({ path }: Setting): boolean => path.some((name) => String(name).startsWith('['));

/** What the setting says of one of its members: that, or what takes the whole object's place. Null: nothing. */
function valueAt({ node }: Setting, members: JsoncPath): JsoncNode | null {
  let at = node;
  for (const name of members) {
    if (at.kind !== 'object') return at;
    const next = at.members.get(String(name));
    if (next === undefined) return null;
    at = next;
  }
  return at;
}

function said(
  phrase: 'overruledBy' | 'overrules',
  line: number,
  key: string,
  rivals: readonly Rival[],
): readonly string[] {
  const named = rivals
    .slice(0, mostNamed)
    .map(({ file: { file }, node }) =>
      inWords(phrase, { line, key, written: writtenOf(node), file, other: node.line }),
    );
  const count = rivals.length - named.length;
  return count === 0 ? named : [...named, inWords('moreFiles', { line, key, count })];
}
