import type { ContextId } from '../../host/host.ts';
import { firstCgoFile } from '../cgo/imports.ts';
import type { Found, Severity } from '../probe.ts';
import type { AppleTools, Led, Tools } from './answer.ts';
import { inWords } from './text.ts';

/** How much a fault of the tools matters here, and why. */
export interface Weight {
  readonly severity: Severity;
  /** The file of a known module that needs a C compiler; empty where none is known. */
  readonly needs: string;
  readonly evidence: readonly string[];
}

/** Go compiles without a C compiler what does not import "C": where no known module does, nobody is alarmed. */
export function weigh({ cgo }: AppleTools, worst: Severity): Weight {
  const first = cgo && firstCgoFile(cgo);
  if (first) {
    const { file, line } = first;
    return { severity: worst, needs: file, evidence: [inWords('importsC', { file, line })] };
  }
  const count = cgo?.modules.length ?? 0;
  return {
    severity: 'info',
    needs: '',
    evidence: [count === 0 ? inWords('noModules') : inWords('pure', { count })],
  };
}

/** Who names the directory, one line each. */
export function namingOf({ directory, setBy }: Tools, contexts: readonly ContextId[]): readonly string[] {
  if (directory === null) return [inWords('noneNamed', { contexts: contexts.join(', ') })];
  const { path, namedBy } = directory;
  if (namedBy === null) return [];
  if (namedBy !== 'DEVELOPER_DIR') return [inWords('named', { by: namedBy, path })];
  const place = setBy === null ? [] : [inWords('setAt', { place: setBy, name: 'DEVELOPER_DIR' })];
  return [...contexts.map((context) => inWords('environment', { context, path })), ...place];
}

/** Surely seen where a context that is led there has answered itself; a login shell that did not may set DEVELOPER_DIR. */
export function certaintyIn({ assumed }: AppleTools, led: readonly Led[]): 'observed' | 'suspected' {
  return led.some(({ contexts }) => contexts.some((id) => !assumed.includes(id))) ? 'observed' : 'suspected';
}

/** One finding for each subject, with the evidence of all: contexts may come to the same place in different ways. */
export function oneForEach<Values>(found: readonly (Found<Values> | null)[]): readonly Found<Values>[] {
  const all = new Map<string, Found<Values>>();
  for (const one of found) {
    if (one === null) continue;
    const before = all.get(one.subject);
    const evidence = [...new Set([...(before?.evidence ?? []), ...one.evidence])];
    const certainty = before?.certainty === 'observed' ? 'observed' : one.certainty;
    all.set(one.subject, { ...(before ?? one), evidence, certainty });
  }
  return [...all.values()];
}
