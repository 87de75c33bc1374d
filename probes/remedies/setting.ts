import type { Remedy } from '../remedy.ts';
import { remedy, run } from './steps.ts';

/**
 * Undoes what `go env -w` wrote, such as `CC=clang-15` by `/Users/me/Library/Application Support/go/env:1`; null for what is set
 * elsewhere, or when nobody set anything.
 */
export function unsetInUserFile(setting: string, source: string): Remedy | null {
  const [name = ''] = setting.split('=', 1);
  if (name === '' || !/\/go\/env:\d+$/.test(source)) return null;
  return remedy([run('go', 'env', '-u', name)], [run('go', 'env', '-w', setting)]);
}
