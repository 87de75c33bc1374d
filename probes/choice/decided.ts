import { describeSource } from '../../host/go/setting.ts';
import type { Choice, Step } from './choice.ts';

/** What decides which toolchain runs. */
export interface Decided {
  /** The file, or the variable with its context. */
  readonly subject: string;
  readonly setting: string;
  readonly source: string;
}

export function stepOf<Kind extends Step['kind']>(
  steps: readonly Step[],
  kind: Kind,
): Extract<Step, { readonly kind: Kind }> | undefined {
  return steps.find((step): step is Extract<Step, { readonly kind: Kind }> => step.kind === kind);
}

/** The line of go.work or go.mod that raised the choice, otherwise GOTOOLCHAIN; null when nobody set it. */
export function decidedBy({ steps, context }: Choice): Decided | null {
  const line = steps.find((step) => step.kind === 'line' && step.raises);
  const file = stepOf(steps, 'file');
  if (line?.kind === 'line' && file)
    return {
      subject: file.file,
      setting: `${line.name} ${line.line.value}`,
      source: `${file.file}:${line.line.line}`,
    };
  const setting = stepOf(steps, 'setting')?.setting;
  if (!setting || setting.source.kind === 'default') return null;
  const { name, value, source } = setting;
  const variable = context === 'login-shell' ? name : `${name} (${context})`;
  return {
    subject: 'file' in source ? source.file : variable,
    setting: `${name}=${value}`,
    source: describeSource(source),
  };
}
