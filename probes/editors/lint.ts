import type { JsoncPath } from '../../host/formats/jsonc-edit.ts';
import type { JsoncNode } from '../../host/formats/jsonc-tree.ts';
import type { Certainty } from '../probe.ts';
import type { Declared, Setting, SettingsFile } from './answer.ts';
import type { Described } from './described.ts';
import { goSettings } from './described/go.ts';
import { goplsSettings } from './described/gopls.ts';
import { goplsRemoved, goplsUnlisted, type Instead, mistaken, removedSettings } from './known.ts';
import { type Misfit, misfitsOf } from './misfit.ts';
import { nearestTo } from './nearest.ts';

/** A name that is not, or no longer, a setting of the Go extension or of gopls. */
export interface Undescribed {
  /** With the names above it: `gopls.ui.semanticToken`. */
  readonly key: string;
  readonly path: JsoncPath;
  readonly node: JsoncNode;
  /** What is meant, as a file has it: `go.goroot`, `"go.alternateTools": { "dlv": … }`; empty when nothing is. */
  readonly instead: string;
  /** The same for an edit, where the value can be taken over. */
  readonly move: Instead | null;
  /** The last release that had it; null for what never was one. */
  readonly last: string | null;
  readonly certainty: Certainty;
}

/** Whether there may be something that other extensions describe. */
export function hasUndescribed(files: readonly SettingsFile[]): boolean {
  return files.some(
    (file) => undescribedIn(file, noneDeclared).length > 0 || misfitsIn(file, noneDeclared).length > 0,
  );
}

/** In file order. The result for an unchanged file is remembered. */
export function undescribedIn(file: SettingsFile, declared: Declared): readonly Undescribed[] {
  return remembered(undescribedOf, file, declared, () => findUndescribed(file, declared));
}

export function misfitsIn(file: SettingsFile, declared: Declared): readonly Unfit[] {
  return remembered(misfitsOfFile, file, declared, () => findMisfits(file, declared));
}

/** Nothing that other extensions describe. */
const noneDeclared: Declared = new Map();

interface Remembered<T> {
  readonly declared: Declared;
  readonly found: readonly T[];
}

const undescribedOf = new WeakMap<SettingsFile, Remembered<Undescribed>>();
const misfitsOfFile = new WeakMap<SettingsFile, Remembered<Unfit>>();

function remembered<T>(
  memory: WeakMap<SettingsFile, Remembered<T>>,
  file: SettingsFile,
  declared: Declared,
  find: () => readonly T[],
): readonly T[] {
  const known = declared.size === 0 ? noneDeclared : declared;
  const before = memory.get(file);
  if (before?.declared === known) return before.found;
  const found = find();
  memory.set(file, { declared: known, found });
  return found;
}

function findUndescribed(file: SettingsFile, declared: Declared): readonly Undescribed[] {
  return file.settings.flatMap((setting) => {
    const { key, node } = setting;
    if (key.startsWith('terminal.')) return [];
    if (key === 'gopls')
      return [...node.members].flatMap(([name, one]) => ofGopls(setting, name, one, declared));
    if (key === 'go.delveConfig') return [...node.members].flatMap((one) => ofDelve(setting, ...one));
    if (Object.hasOwn(goSettings, key) || declared.has(key)) return [];
    return [key.startsWith('gopls.') ? dotted(setting) : undescribed(setting)];
  });
}

function undescribed({ key, path, node }: Setting): Undescribed {
  const found = { key, path, node };
  const removed = ownOf(removedSettings, key);
  if (removed)
    return { ...found, instead: said(removed), move: null, last: removed.last, certainty: 'observed' };
  const meant = ownOf(mistaken, key);
  if (meant) return { ...found, instead: said(meant), move: meant, last: null, certainty: 'observed' };
  const above = Object.keys(goSettings).find((name) => key.startsWith(`${name}.`));
  // VS Code may take what has dots for members of the object; other extensions may describe it.
  if (above !== undefined) {
    const instead = said({ setting: above, member: key.slice(above.length + 1) });
    return { ...found, instead, move: null, last: null, certainty: 'suspected' };
  }
  const nearest = nearestTo(
    key,
    Object.keys(goSettings).filter((name) => name !== 'gopls'),
  );
  return { ...found, instead: nearest ?? '', move: null, last: null, certainty: 'suspected' };
}

/** Such as `gopls.ui.semanticTokens`, which once were settings, up to 0.19 of the extension. */
function dotted({ key, path, node }: Setting): Undescribed {
  const name = key.slice('gopls.'.length);
  const instead = said({ setting: 'gopls', member: fullName(name) ?? name });
  return { key, path, node, instead, move: null, last: '0.19', certainty: 'suspected' };
}

function ofDelve({ key, path }: Setting, name: string, node: JsoncNode): readonly Undescribed[] {
  const known = goSettings['go.delveConfig']?.members ?? {};
  // Read, though it is not described (goDebugConfiguration.ts).
  if (Object.hasOwn(known, name) || name === 'useApiV1') return [];
  const nearest = nearestTo(name, Object.keys(known));
  return [
    {
      ...{ key: `${key}.${name}`, path: [...path, name], node, move: null, last: null },
      instead: nearest ?? '',
      certainty: 'observed',
    },
  ];
}

/** gopls counts the last part of a name alone (gopls/internal/settings/settings.go), and has others in other releases. */
function ofGopls(
  { path }: Setting,
  name: string,
  node: JsoncNode,
  declared: Declared,
): readonly Undescribed[] {
  const last = lastPart(name);
  const found = { key: `gopls.${name}`, path: [...path, name], node, move: null };
  if (Object.hasOwn(goplsRemoved, last)) {
    const instead = goplsRemoved[last];
    return [{ ...found, instead: instead ?? '', last: '', certainty: 'observed' }];
  }
  if (fullName(name) !== null || goplsUnlisted.has(last)) return [];
  if ([...declared.keys()].some((key) => key.startsWith('gopls/') && lastPart(key) === last)) return [];
  const nearest = nearestTo(last, Object.keys(goplsSettings).map(lastPart));
  const instead = nearest === null ? '' : (fullName(nearest) ?? nearest);
  return [{ ...found, instead, last: null, certainty: 'suspected' }];
}

const lastPart = (name: string): string =>
  name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);

function fullName(name: string): string | null {
  const last = lastPart(name);
  return Object.keys(goplsSettings).find((full) => lastPart(full) === last) ?? null;
}

/** A value that is none of those that its setting takes. */
export interface Unfit extends Misfit {
  readonly key: string;
  readonly path: JsoncPath;
}

function findMisfits(file: SettingsFile, declared: Declared): readonly Unfit[] {
  return file.settings.flatMap(({ key, path, node }) => {
    if (key === 'gopls') {
      const all = misfitsOf({ types: ['object'] }, node).map((misfit) => unfit(key, path, misfit));
      const inside = [...node.members].flatMap(([name, one]) => {
        const described = ownOf(goplsSettings, fullName(name) ?? '');
        if (!described) return [];
        const misfits = misfitsOf(described, one, true);
        return kept(misfits, `gopls/${name}`, declared).map((misfit) =>
          unfit(`gopls.${name}`, [...path, name], misfit),
        );
      });
      return [...all, ...inside];
    }
    const described: Described | undefined = ownOf(goSettings, key);
    if (described === undefined) return [];
    return kept(misfitsOf(described, node), key, declared).map((misfit) => unfit(key, path, misfit));
  });
}

function unfit(key: string, path: JsoncPath, misfit: Misfit): Unfit {
  return { ...misfit, key: [key, ...misfit.members].join('.'), path: [...path, ...misfit.members] };
}

/** A newer extension may take more. */
function kept(misfits: readonly Misfit[], key: string, declared: Declared): readonly Misfit[] {
  const more = declared.get(key);
  return misfits.filter(({ members, written }) => {
    return members.length > 0 || !more?.has(written.replace(/^"|"$/g, ''));
  });
}

function said({ setting, member }: Instead): string {
  if (setting === null || member === undefined) return setting ?? '';
  return `${JSON.stringify(setting)}: { ${JSON.stringify(member)}: … }`;
}

function ownOf<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
