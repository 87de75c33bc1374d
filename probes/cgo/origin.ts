import { describeSource, type Setting } from '../../host/go/setting.ts';
import type { ContextId } from '../../host/host.ts';

/** What a setting is known by: its file, or the variable, with its context unless that is the terminal. */
export function originOf({ name, source }: Setting, context: ContextId): string {
  if ('file' in source) return source.file;
  return context === 'login-shell' ? name : `${name} (${context})`;
}

export { describeSource };
