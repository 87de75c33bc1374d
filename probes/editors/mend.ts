import { type JsoncPath, renamedJsonc, withJsonc, withoutJsonc } from '../../host/formats/jsonc-edit.ts';
import type { Remedy } from '../remedy.ts';
import { byRewriting } from '../remedies/rewrite.ts';
import type { SettingsFile } from './answer.ts';
import type { Instead } from './known.ts';

/** Writes other values; null when nothing is to be written, or one of the places cannot be found again. */
export function writing(
  { file, text }: SettingsFile,
  values: readonly { readonly path: JsoncPath; readonly value: string }[],
): Remedy | null {
  let made = text;
  for (const { path, value } of values) made = made === null ? null : withJsonc(made, path, value);
  return byRewriting(file, text, made);
}

/** Takes members out; null when there are none, or one cannot be found again. */
export function removing({ file, text }: SettingsFile, paths: readonly JsoncPath[]): Remedy | null {
  let made = text;
  for (const path of paths) made = made === null ? null : withoutJsonc(made, path);
  return byRewriting(file, text, made);
}

/** Writes a value under the name that is meant, where that is free. */
export function renaming({ file, text }: SettingsFile, path: JsoncPath, meant: Instead): Remedy | null {
  const { setting, member } = meant;
  if (text === null || setting === null) return null;
  const renamed = renamedJsonc(text, path, setting, member);
  return byRewriting(file, text, renamed);
}
