import type { Architecture } from '../host.ts';
import { fieldOf, readJson } from './json.ts';
import { linesOf } from './lines.ts';

// Apple's names of processors, with the subtypes that do not matter to Go.
const names: Readonly<Record<string, Architecture>> = {
  x86_64: 'amd64',
  x86_64h: 'amd64',
  i386: '386',
  arm64: 'arm64',
  arm64e: 'arm64',
  armv7: 'arm',
  armv7s: 'arm',
  armv7k: 'arm',
};

/** Whether the beginning of a text is that of a text stub. */
export function isTbd(head: string): boolean {
  return /^\uFEFF?(?:---(?: !tapi-tbd|\s)|archs:)/.test(head) || isJsonStub(head);
}

const isJsonStub = (text: string): boolean =>
  /^\s{0,20}\{/.test(text) && /"(?:main_library|tapi_tbd_version)"/.test(text);

/**
 * The GOARCH names that a text stub of a macOS library is for; none when it does not say. Its first document counts, which is the
 * library itself. `targets: [ x86_64-macos, arm64-macos ]`, before version 4 `archs: [ x86_64 ]`, and JSON from version 5 on.
 * https://github.com/llvm/llvm-project/blob/main/llvm/lib/TextAPI/TextStub.cpp and TextStubV5.cpp
 */
export function readTbd(text: string): readonly Architecture[] {
  const targets = isJsonStub(text) ? inJson(text) : inYaml(text);
  const macs = targets.filter((target) => !target.includes('-') || target.endsWith('-macos'));
  const counted = (macs.length > 0 ? macs : targets).map((target) => target.split('-', 1)[0] ?? '');
  return [...new Set(counted.map((name) => names[name] ?? name))].filter((name) => name !== '');
}

/** A flow sequence may span several lines, and ends with its bracket. */
function inYaml(text: string): readonly string[] {
  const parts: string[] = [];
  let inside = false;
  for (const { text: line, number } of linesOf(text)) {
    const start = /^(?:targets|archs):/.exec(line);
    if (!inside && !start) {
      // The next document is about a library that this one exports again.
      if (number > 1 && (line.startsWith('---') || line.startsWith('...'))) break;
      continue;
    }
    inside = true;
    const written = start ? line.slice(start[0].length) : line;
    const end = written.indexOf(']');
    parts.push(end === -1 ? written : written.slice(0, end));
    if (end !== -1 || parts.length > mostLines) break;
  }
  return parts
    .join(' ')
    .split(/[\s,[\]]/)
    .map((word) => word.replaceAll(/['"]/g, ''))
    .filter((word) => word !== '');
}

/** A target a line, and there are fewer than twenty. */
const mostLines = 100;

function inJson(text: string): readonly string[] {
  const infos = fieldOf(fieldOf(readJson(text), 'main_library'), 'target_info');
  if (!Array.isArray(infos)) return [];
  return infos.slice(0, mostLines).flatMap((info: unknown) => {
    const target = fieldOf(info, 'target');
    return typeof target === 'string' ? [target] : [];
  });
}
