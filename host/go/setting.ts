import type { Integer } from '../quantity.ts';

/** Who gave a Go setting its value. */
export type SettingSource =
  /** An environment variable of the context. */
  | { readonly kind: 'variable' }
  /** A line (from 1) of the user's `go env -w` file or of `$GOROOT/go.env`. */
  | { readonly kind: 'user-file' | 'goroot-file'; readonly file: string; readonly line: Integer }
  /** Nobody: the go command's own default. */
  | { readonly kind: 'default' };

/** A Go setting such as GOTOOLCHAIN with who set it; an empty value counts as unset. */
export interface Setting {
  readonly name: string;
  /** Empty when nobody set it. */
  readonly value: string;
  readonly source: SettingSource;
}

/** `environment`, `/Users/me/.config/go/env:3` or `default`. */
export function describeSource(source: SettingSource): string {
  if (source.kind === 'variable') return 'environment';
  if (source.kind === 'default') return 'default';
  return `${source.file}:${source.line}`;
}
