import type { Hardware, Host } from '../../host/host.ts';
import { isNative } from '../inventory/inventory.ts';
import { Look } from '../inventory/look.ts';
import { describeTool, type Found } from '../inventory/tool.ts';
import type { Named, NamedTool, Setting, SettingsFile, ToolFault } from './answer.ts';
import { mistaken } from './known.ts';
import { type Around, expanded, holdsVariable, isOfWindows, throughOpt } from './expand.ts';

interface Machine {
  readonly host: Host;
  readonly hardware: Hardware;
  readonly around: Omit<Around, 'folder'>;
  readonly look: Look;
}

/**
 * Every program that the settings name. Those of a devcontainer are in the container.
 * https://github.com/golang/vscode-go/blob/28e27ffd3a0eca1de30b1a9656a75cbd47e94e4e/extension/src/utils/pathUtils.ts
 */
export function namedTools(
  host: Host,
  files: readonly SettingsFile[],
  hardware: Hardware,
  around: Omit<Around, 'folder'>,
): readonly NamedTool[] {
  const machine = { host, hardware, around, look: new Look(host) };
  return files
    .filter(({ kind }) => kind !== 'devcontainer')
    .flatMap((file) => file.settings.flatMap((setting) => ofSetting(file, setting, machine)));
}

function ofSetting(file: SettingsFile, { key, path, node }: Setting, machine: Machine): readonly NamedTool[] {
  if (key === 'go.toolsManagement.go' && typeof node.value === 'string' && node.value !== '')
    return [describe({ in: file, key, path, line: node.line, written: node.value }, 'go', machine)];
  const meant = Object.hasOwn(mistaken, key) ? mistaken[key] : undefined;
  if (meant?.setting === 'go.alternateTools' && meant.member !== undefined && typeof node.value === 'string')
    return [describe({ in: file, key, path, line: node.line, written: node.value }, meant.member, machine)];
  if (key !== 'go.alternateTools') return [];
  return [...node.members].flatMap(([tool, { value, line }]) =>
    typeof value === 'string' && value.trim() !== ''
      ? [describe({ in: file, key, path: [...path, tool], line, written: value }, tool, machine)]
      : [],
  );
}

function describe(named: Omit<Named, 'resolved'>, tool: string, machine: Machine): NamedTool {
  const { host, around } = machine;
  const { written, key } = named;
  const { folder } = named.in;
  // The go that installs is started as it is written: no part of it is filled in.
  const isRaw = key === 'go.toolsManagement.go';
  const resolved = isRaw ? written : expanded(written, { ...around, folder });
  const known = { ...named, tool, resolved };
  if (resolved === null || isOfWindows(resolved)) return { ...known, fault: null, found: null, stable: null };
  const isOpen = holdsVariable(resolved) || (isRaw && resolved.startsWith('~'));
  if (isOpen) return { ...known, fault: 'variable', found: null, stable: null };
  if (!resolved.startsWith('/'))
    return { ...known, fault: resolved.includes('/') ? 'relative' : null, found: null, stable: null };
  const absent = notStarted(host, resolved);
  const found = absent === null ? describeTool(machine.look, resolved, new Set()) : null;
  const through = throughOpt(resolved);
  const stable = through !== null && notStarted(host, through) === null ? through : null;
  return { ...known, fault: absent ?? foundFault(resolved, found, machine), found, stable };
}

/** Why the extension ignores it; null when it does not, or that is unknown. */
function notStarted({ files }: Host, path: string): ToolFault | null {
  const facts = files.target(path);
  if (!facts.ok) return ['absent', 'wrong-kind', 'loop'].includes(facts.failure.kind) ? 'missing' : null;
  if (facts.value.kind !== 'file') return 'directory';
  return (facts.value.mode & 0o111) === 0 ? 'not-executable' : null;
}

function foundFault(path: string, found: Found | null, { hardware }: Machine): ToolFault | null {
  const architectures = found?.binary?.architectures ?? [];
  if (architectures.length > 0 && !isNative(architectures, hardware)) return 'architecture';
  if (/\/shims\/[^/]+$/.test(path)) return 'shim';
  return throughOpt(path) === null ? null : 'changing';
}
