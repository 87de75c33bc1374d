import type { Line, Outcome, Step } from './choice.ts';
import { versionLine } from '../../host/formats/mod-file/version-line.ts';
import { findModuleFile, type Surroundings } from './module-file.ts';
import { type Policy, raise, type Raised } from './select.ts';

/** What go.work or go.mod did to the choice: the toolchain, or why the go command stops; with the steps for people. */
export interface Heard {
  readonly steps: readonly Step[];
  readonly result: Raised | Outcome;
}

/** Bytes. */
const largestFile = 1024 * 1024;

/** Lets the lines of go.work or go.mod raise the minimum of GOTOOLCHAIN. */
export function heed(policy: Policy, around: Surroundings): Heard {
  const found = findModuleFile(around);
  if (!found)
    return { steps: [{ kind: 'no-file' }], result: { toolchain: policy.minimum.toolchain, by: null } };
  if ('error' in found) return { steps: [], result: { kind: 'error', message: found.error } };
  const steps: Step[] = [{ kind: 'file', ...found }];
  const text = around.host.files.text(found.file, largestFile);
  if (!text.ok) return { steps, result: { kind: 'unknown', reason: text.failure.message } };
  const [go, toolchain] = [versionLine(text.value, 'go'), versionLine(text.value, 'toolchain')];
  const raised = raise(policy, found.file, go, toolchain);
  const by = typeof raised === 'string' ? null : raised.by;
  const step = (name: 'go' | 'toolchain', line: Line | null): readonly Step[] =>
    line ? [{ kind: 'line', name, line, raises: by === name }] : [];
  return {
    steps: [...steps, ...step('toolchain', toolchain), ...step('go', go)],
    result: typeof raised === 'string' ? { kind: 'error', message: raised } : raised,
  };
}
