import { fieldOf, readJson } from './json.ts';
import { linesOf, withoutMark } from './lines.ts';
import { readToml } from './toml.ts';

/** A setting as written, and its line from 1. */
export interface LinterGo {
  readonly version: string;
  readonly line: number;
}

/**
 * `run.go` in the settings of golangci-lint: the Go that it checks for in place of go.mod's; null when they do not set it. Of YAML
 * it reads block mappings, and flow mappings of one line. https://golangci-lint.run/docs/configuration/file/
 */
export function linterGo(file: string, text: string): LinterGo | null {
  const own = withoutMark(text);
  if (file.endsWith('.json')) return named(fieldOf(fieldOf(readJson(own), 'run'), 'go'), own);
  if (!file.endsWith('.toml')) return inYaml(own);
  const read = readToml(own);
  return read.ok ? named(fieldOf(read.value.run, 'go'), own) : null;
}

function named(value: unknown, text: string): LinterGo | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  for (const { text: line, number } of linesOf(text))
    if (/"?\bgo"?[ \t]{0,20}[:=]/.test(line)) return { version: String(value), line: number };
  return { version: String(value), line: 1 };
}

function inYaml(text: string): LinterGo | null {
  let isRun = false;
  for (const { text: line, number } of linesOf(text)) {
    if (/^[^\s#]/.test(line)) isRun = /^["']?run["']?[ \t]{0,20}:/.test(line);
    const version = isRun
      ? /(?:^|[{,])[ \t]{0,20}go:[ \t]{1,20}["']?([\w.]{1,40})/.exec(line)?.[1]
      : undefined;
    if (version !== undefined) return { version, line: number };
  }
  return null;
}
