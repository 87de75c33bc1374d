import type { SketchedFiles } from '../../../host/simulated/build.ts';
import type { Sketch } from '../../../host/simulated/build.ts';
import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import type { Finding } from '../../../probes/probe.ts';
import type { RuleId } from '../../../probes/rules/ids.ts';
import { machine, report, type LookOptions } from '../machine.ts';

/** Where VS Code keeps the settings of the user. */
export const user = `${home}/Library/Application Support/Code/User`;

/** A Mac with a native Go and whatever is given. */
export function withFiles(files: Readonly<Record<string, string>>, more: SketchedFiles = {}): Sketch {
  const texts = Object.entries(files).map(([path, text]) => [path, { text }] as const);
  return mac(
    { ...homebrew('/opt/homebrew', arm('1.26.8')), ...Object.fromEntries(texts), ...more },
    { shell: ['/opt/homebrew/bin'] },
  );
}

const ids: readonly string[] = ['vscode-', 'launch-json'];

/** What the rules about settings find, as `rule subject` with the evidence. */
export async function lint(
  sketch: Sketch,
  options: LookOptions = {},
): Promise<readonly (Finding & { readonly rule: RuleId })[]> {
  const { host } = await machine(sketch);
  const { findings } = await report(host, options);
  return findings.filter(({ rule }) => ids.some((id) => rule.startsWith(id)));
}

/** `vscode-setting-unknown` → its evidence. */
export function told(findings: readonly Finding[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(findings.map(({ rule, evidence }) => [rule, evidence]));
}
