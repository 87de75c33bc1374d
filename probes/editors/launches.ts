import type { JsoncPath } from '../../host/formats/jsonc-edit.ts';
import type { JsoncNode } from '../../host/formats/jsonc-tree.ts';
import type { Severity } from '../probe.ts';
import { adaptersFor } from './adapters.ts';
import type { Editors, Launch, SettingsFile } from './answer.ts';
import type { Described } from './described.ts';
import { attachAttributes, launchAttributes } from './described/launch.ts';
import { commonAttributes, debuggerAttributes, removedAttributes } from './known.ts';
import { misfitsOf, writtenOf } from './misfit.ts';
import { nearestTo } from './nearest.ts';

/**
 * What is wrong with an attribute. `debugger`: it does not choose the debugger, `go.alternateTools` does; `unknown`; `removed`;
 * `value`, `type`: none that it takes; `target`: what is built does not start here; `gcflags`: taken out again; `remote-launch`: `attach` is
 * meant; `external`: with it a `dlv dap` has to run already; `load-config`: the adapter dlv-dap passes over it;
 * `native`: on a Mac no dlv has that backend unless it was built for it (the build tag `macnative`,
 * https://github.com/go-delve/delve/blob/v1.27.2/Documentation/installation/README.md).
 *
 * @open
 */
export type LaunchFault =
  | 'debugger'
  | 'unknown'
  | 'removed'
  | 'value'
  | 'type'
  | 'target'
  | 'gcflags'
  | 'remote-launch'
  | 'external'
  | 'load-config'
  | 'native';

/** An attribute that does not do what it says. */
export interface LaunchIssue {
  readonly fault: LaunchFault;
  readonly severity: Severity;
  /** `dlvToolPath` */
  readonly key: string;
  readonly path: JsoncPath;
  /** From 1. */
  readonly line: number;
  /** As it is written, shortened. */
  readonly written: string;
  /** The attribute that is meant, or the values that are taken; empty when there is none. */
  readonly instead: string;
}

type Answer = Pick<Editors, 'platform' | 'hardware' | 'anywhere' | 'files'>;

/** https://github.com/golang/vscode-go/blob/28e27ffd3a0eca1de30b1a9656a75cbd47e94e4e/extension/src/goDebugConfiguration.ts */
export function launchIssues(file: SettingsFile, answer: Answer): readonly LaunchIssue[] {
  const adapters = adaptersFor(file, answer.files);
  return file.launches.flatMap((launch) => ofLaunch(launch, adapters, answer));
}

function ofLaunch(
  { path, node }: Launch,
  adapters: ReadonlySet<string | null>,
  answer: Answer,
): readonly LaunchIssue[] {
  const word = (name: string): unknown => node.members.get(name)?.value;
  const request = word('request') === 'attach' ? 'attach' : 'launch';
  const known = request === 'attach' ? attachAttributes : launchAttributes;
  const systems = ['osx', 'linux', 'windows'].flatMap((name) => {
    const inside = node.members.get(name);
    return inside === undefined ? [] : namesIn(inside, [...path, name], known);
  });
  const isRemote = word('mode') === 'remote';
  const own = word('debugAdapter');
  const dap =
    own === undefined
      ? [...adapters].every((one) => (one === null ? !isRemote : one === 'dlv-dap'))
      : own === 'dlv-dap';
  const found = (
    name: string,
    fault: LaunchFault,
    severity: Severity,
    instead = '',
  ): readonly LaunchIssue[] => {
    const one = node.members.get(name);
    return one === undefined ? [] : [issue(name, [...path, name], one, fault, severity, instead)];
  };
  return [
    ...namesIn(node, path, known),
    ...systems,
    ...valuesIn(node, path, known, request),
    ...(request === 'launch' && isRemote ? found('mode', 'remote-launch', 'info', 'attach') : []),
    ...(dap && !isRemote && request === 'launch' ? found('port', 'external', 'info') : []),
    ...(dap ? found('dlvLoadConfig', 'load-config', 'info') : []),
    ...(answer.platform === 'darwin' && answer.anywhere !== true && !isRemote && word('backend') === 'native'
      ? found('backend', 'native', 'info')
      : []),
    ...(/(?:^|\s)-?-gcflags/.test(flagsOf(node.members.get('buildFlags')))
      ? found('buildFlags', 'gcflags', 'info')
      : []),
    ...(request === 'launch' ? targetOf(node, path, answer) : []),
  ].toSorted((one, other) => one.line - other.line);
}

function namesIn(
  node: JsoncNode,
  path: JsoncPath,
  known: Readonly<Record<string, Described>>,
): readonly LaunchIssue[] {
  return [...node.members].flatMap(([name, one]): readonly LaunchIssue[] => {
    const at = [...path, name];
    if (debuggerAttributes.has(name))
      return [issue(name, at, one, 'debugger', 'warning', '"go.alternateTools": { "dlv": … }')];
    const isDescribed = Object.hasOwn(launchAttributes, name) || Object.hasOwn(attachAttributes, name);
    // A name that begins like this is a remark, or one that VS Code writes for itself, rather than an attribute.
    if (commonAttributes.has(name) || /^(?:\/\/|\$|__)/.test(name)) return [];
    if (Object.hasOwn(removedAttributes, name) && !Object.hasOwn(known, name))
      return [issue(name, at, one, 'removed', 'info', removedAttributes[name] ?? '')];
    if (isDescribed) return [];
    const nearest = nearestTo(name, [...Object.keys(known), ...commonAttributes]);
    return [issue(name, at, one, 'unknown', 'info', nearest ?? '')];
  });
}

function valuesIn(
  node: JsoncNode,
  path: JsoncPath,
  known: Readonly<Record<string, Described>>,
  request: string,
): readonly LaunchIssue[] {
  return [...node.members].flatMap(([name, one]) => {
    const described = Object.hasOwn(known, name) ? known[name] : undefined;
    // Of `launch` it is deprecated and works.
    if (described === undefined || (name === 'mode' && request === 'launch' && one.value === 'remote'))
      return [];
    return misfitsOf({ ...described, members: {} }, one, false, [name]).map(
      ({ line, written, wanted, isType }) => ({
        ...{
          fault: isType ? ('type' as const) : ('value' as const),
          severity: 'warning' as const,
          key: name,
          path: [...path, name],
        },
        ...{ line, written, instead: wanted.join(', ') },
      }),
    );
  });
}

/** `env` that builds for another machine: what comes out does not start. */
function targetOf(
  node: JsoncNode,
  path: JsoncPath,
  { platform, hardware, anywhere }: Answer,
): readonly LaunchIssue[] {
  const env = node.members.get('env');
  if (anywhere === true || node.members.get('mode')?.value === 'exec') return [];
  return ['GOOS', 'GOARCH'].flatMap((name) => {
    const one = env?.members.get(name);
    const value = one?.value;
    if (one === undefined || typeof value !== 'string' || value === '' || value.includes('${')) return [];
    const isOwn = name === 'GOOS' ? value === platform : hardware.native.includes(value);
    return isOwn ? [] : [issue(`env.${name}`, [...path, 'env', name], one, 'target', 'warning', '')];
  });
}

function flagsOf(node: JsoncNode | undefined): string {
  return node === undefined ? '' : [node, ...node.items].map(({ value }) => String(value ?? '')).join(' ');
}

function issue(
  key: string,
  path: JsoncPath,
  node: JsoncNode,
  fault: LaunchFault,
  severity: Severity,
  instead: string,
): LaunchIssue {
  return { fault, severity, key, path, line: node.line, written: writtenOf(node), instead };
}
