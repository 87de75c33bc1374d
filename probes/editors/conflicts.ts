import type { JsoncPath } from '../../host/formats/jsonc-edit.ts';
import type { JsoncNode } from '../../host/formats/jsonc-tree.ts';
import type { Certainty, Severity } from '../probe.ts';
import { adaptersFor } from './adapters.ts';
import type { SettingsFile } from './answer.ts';
import { goSettings } from './described/go.ts';
import { writtenOf } from './misfit.ts';
import { isAbove } from './precedence.ts';

/**
 * Why a valid value is hardly intended. `no-gopls`: gopls is off; `two-staticchecks`: the extension and gopls both run it;
 * `two-formatters`: the extension formats by itself, and gopls is configured to as well; `no-formatter`: nothing says which;
 * `load-config`: the debug adapter in use ignores it.
 *
 * @open
 */
export type ConflictFault =
  'no-gopls' | 'two-staticchecks' | 'two-formatters' | 'no-formatter' | 'load-config';

/** A setting that works against another one, or against what it is for. */
export interface Conflict {
  readonly fault: ConflictFault;
  readonly key: string;
  readonly path: JsoncPath;
  /** From 1. */
  readonly line: number;
  readonly written: string;
  /** The other setting: `/w/.vscode/settings.json:3: go.lintTool: "staticcheck"`; empty when it is not set. */
  readonly other: string;
  readonly severity: Severity;
  readonly certainty: Certainty;
}

/**
 * What the extension itself warns about (validateConfig), and gopls turned off. A pair is reported for the file that is read
 * last.
 * https://github.com/golang/vscode-go/blob/28e27ffd3a0eca1de30b1a9656a75cbd47e94e4e/extension/src/config.ts
 */
export function conflictsIn(file: SettingsFile, files: readonly SettingsFile[]): readonly Conflict[] {
  const below = files.filter((other) => isAbove(file, other, 'gopls'));
  const read = (setting: string, names: readonly string[] = []): Placed | null =>
    [file, ...below].map((one) => valueOf(one, setting, names)).find((one) => one !== null) ?? null;
  // Several of them are never read together, and which one is open is not known.
  const certainty = below.length > 1 ? 'suspected' : 'observed';
  return [
    ...withoutGopls(file),
    ...(read('go.useLanguageServer')?.node.value === false
      ? []
      : [...staticchecks(file, read, certainty), ...formatters(file, read, certainty)]),
    ...withoutFormatter(file, files),
    ...loadConfig(file, files),
  ];
}

interface Placed {
  readonly file: SettingsFile;
  readonly key: string;
  readonly path: JsoncPath;
  readonly node: JsoncNode;
}

type Read = (setting: string, names?: readonly string[]) => Placed | null;

/** A setting, or the member of it that has one of these names. */
function valueOf(file: SettingsFile, setting: string, names: readonly string[]): Placed | null {
  const found = file.settings.findLast(({ key, path }) => key === setting && path.at(-2) !== '[go]');
  if (found === undefined || names.length === 0) return found ? { file, ...found } : null;
  const name = names.find((one) => found.node.members.has(one));
  const node = name === undefined ? undefined : found.node.members.get(name);
  return name === undefined || node === undefined
    ? null
    : { file, key: `${setting}.${name}`, path: [...found.path, name], node };
}

function conflict(
  { key, path, node }: Placed,
  fault: ConflictFault,
  other: Placed | null,
  certainty: Certainty = 'observed',
  severity: Severity = 'info',
): Conflict {
  const place = { key, path, line: node.line, written: writtenOf(node) };
  const told =
    other === null ? '' : `${other.file.file}:${other.node.line}: ${other.key}: ${writtenOf(other.node)}`;
  return { fault, ...place, other: told, severity, certainty };
}

function withoutGopls(file: SettingsFile): readonly Conflict[] {
  const found = valueOf(file, 'go.useLanguageServer', []);
  return found?.node.value === false ? [conflict(found, 'no-gopls', null)] : [];
}

/** gopls counts the last part of a name alone (gopls/internal/settings/settings.go). */
const staticcheckOfGopls: readonly string[] = ['ui.diagnostic.staticcheck', 'staticcheck'];
const gofumptOfGopls: readonly string[] = ['formatting.gofumpt', 'gofumpt'];

function staticchecks(file: SettingsFile, read: Read, certainty: Certainty): readonly Conflict[] {
  const tool = read('go.lintTool');
  const ofGopls = read('gopls', staticcheckOfGopls);
  if (tool?.node.value !== 'staticcheck' || read('go.lintOnSave')?.node.value === 'off') return [];
  // Left to itself gopls runs a part of it, which earlier ones did not.
  if (ofGopls === null)
    return tool.file === file ? [conflict(tool, 'two-staticchecks', null, 'suspected')] : [];
  if (ofGopls.node.value !== true) return [];
  return paired(file, tool, ofGopls, 'two-staticchecks', certainty);
}

/** With a formatter of its own the extension does not ask gopls to format (extension/src/language/goLanguageServer.ts). */
function formatters(file: SettingsFile, read: Read, certainty: Certainty): readonly Conflict[] {
  const tool = read('go.formatTool');
  const ofGopls = read('gopls', gofumptOfGopls);
  const isOwn =
    tool !== null &&
    tool.node.value !== 'default' &&
    goSettings['go.formatTool']?.values?.some((value) => value === tool.node.value) === true;
  return isOwn && ofGopls?.node.value === true
    ? paired(file, tool, ofGopls, 'two-formatters', certainty)
    : [];
}

function paired(
  file: SettingsFile,
  one: Placed,
  other: Placed,
  fault: ConflictFault,
  certainty: Certainty,
): readonly Conflict[] {
  if (one.file === file) return [conflict(one, fault, other, other.file === file ? 'observed' : certainty)];
  return other.file === file ? [conflict(other, fault, one, certainty)] : [];
}

function withoutFormatter(file: SettingsFile, files: readonly SettingsFile[]): readonly Conflict[] {
  const found = valueOf(file, 'go.formatTool', []);
  const isNamed = files.some((one) => valueOf(one, 'go.alternateTools', ['customFormatter']) !== null);
  return found?.node.value === 'custom' && !isNamed
    ? [conflict(found, 'no-formatter', null, 'observed', 'warning')]
    : [];
}

/** https://github.com/golang/vscode-go/blob/28e27ffd3a0eca1de30b1a9656a75cbd47e94e4e/docs/debugging.md */
function loadConfig(file: SettingsFile, files: readonly SettingsFile[]): readonly Conflict[] {
  const found = valueOf(file, 'go.delveConfig', ['dlvLoadConfig']);
  return found !== null && isPassedOver(file, files) ? [conflict(found, 'load-config', null)] : [];
}

/** Whether no configuration and no debugging without one would start the adapter that hears it. */
function isPassedOver(file: SettingsFile, files: readonly SettingsFile[]): boolean {
  const adapters = adaptersFor(file, files);
  return (
    !adapters.has('legacy') &&
    files.every(({ launches }) =>
      launches.every(({ node }) => {
        const own = node.members.get('debugAdapter')?.value;
        const isRemote = node.members.get('mode')?.value === 'remote';
        return own === undefined ? !isRemote || !adapters.has(null) : own === 'dlv-dap';
      }),
    )
  );
}
