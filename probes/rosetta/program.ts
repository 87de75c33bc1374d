import { binaryOf } from '../../host/files/memory.ts';
import type { Architecture, Host } from '../../host/host.ts';

/** A program by its file. */
export interface Program {
  readonly path: string;
  /** At the end of all links. */
  readonly file: string;
  /** Of a script those of its interpreter. */
  readonly architectures: readonly Architecture[];
  readonly interpreter: string | null;
}

/** What a path starts; null when it is not a program, does not exist, or cannot be read. Nothing is run. */
export function programAt(host: Host, path: string): Program | null {
  const facts = host.files.target(path);
  if (!facts.ok || facts.value.kind !== 'file' || (facts.value.mode & 0o111) === 0) return null;
  const read = binaryOf(host, path, facts.value);
  if (!read.ok) return null;
  const real = host.files.realPath(path);
  const program = { path, file: real.ok ? real.value : path };
  const interpreter = read.value.script?.interpreter.split(/\s/, 1)[0] ?? null;
  if (interpreter === null) return { ...program, architectures: read.value.architectures, interpreter };
  return { ...program, architectures: architecturesOf(host, interpreter), interpreter };
}

/** An interpreter that is itself a script, or is looked up by `env`, says nothing. */
function architecturesOf(host: Host, interpreter: string): readonly Architecture[] {
  const facts = interpreter.startsWith('/') ? host.files.target(interpreter) : null;
  if (!facts?.ok || facts.value.kind !== 'file') return [];
  const read = binaryOf(host, interpreter, facts.value);
  return read.ok ? read.value.architectures : [];
}
