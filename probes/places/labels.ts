import { join } from 'node:path';
import type { Marks } from '../../host/attributes/marks.ts';
import { parsedOf } from '../../host/files/memory.ts';
import {
  type ContextRule,
  readFileContexts,
  readSubstitutions,
  ruleFor,
  substituted,
} from '../../host/formats/file-contexts.ts';
import { linesOf } from '../../host/formats/lines.ts';
import type { Host } from '../../host/host.ts';
import type { Labelled } from './places.ts';

/** Bytes; Fedora's has half a million. */
const largestPolicy = 8 * 1024 * 1024;

/**
 * Paths whose SELinux type is another than the policy gives them, as `restorecon -n` would tell. Nothing where no path has a
 * context, or no policy is installed. https://man7.org/linux/man-pages/man8/restorecon.8.html
 */
export function labelsOf(
  host: Host,
  paths: readonly string[],
  marks: ReadonlyMap<string, Marks>,
): readonly Labelled[] {
  const labelled = paths.filter((path) => (marks.get(path)?.label ?? '') !== '');
  if (host.platform !== 'linux' || labelled.length === 0) return [];
  const policy = policyOf(host);
  return labelled.flatMap((path): readonly Labelled[] => {
    const facts = host.files.facts(path);
    const real = host.files.realPath(path);
    if (
      policy === null ||
      !facts.ok ||
      !real.ok ||
      facts.value.kind === 'link' ||
      facts.value.kind === 'other'
    )
      return [];
    const kind = facts.value.kind === 'directory' ? 'd' : '-';
    const key = policy.substitutions.reduce((at, pairs) => substituted(at, pairs), real.value);
    const rule = ruleFor(
      policy.rules.map(({ rule: one }) => one),
      key,
      kind,
    );
    if (rule === null || rule === 'unknown' || rule.context === null) return [];
    const [has, expected] = [typeOf(marks.get(path)?.label ?? ''), typeOf(rule.context)];
    const source = policy.rules.find(({ rule: one }) => one === rule);
    return has === expected ? [] : [{ path, has, expected, source: `${source?.file ?? ''}:${rule.line}` }];
  });
}

/** `system_u:object_r:bin_t:s0` has the type `bin_t`, which is all that restorecon compares unless it is forced. */
function typeOf(context: string): string {
  return context.split(':')[2] ?? context;
}

interface Policy {
  readonly rules: readonly { readonly rule: ContextRule; readonly file: string }[];
  readonly substitutions: readonly (readonly (readonly [string, string])[])[];
}

/** The contexts of the policy that is in force; null where there is none. */
function policyOf(host: Host): Policy | null {
  const name = parsedOf(host, '/etc/selinux/config', { purpose: 'selinux' }, policyName);
  if (name === null) return null;
  const directory = join('/etc/selinux', name, 'contexts/files');
  const parsed = <T>(file: string, parse: (text: string) => T): T | null =>
    parsedOf(host, join(directory, file), { purpose: 'selinux', limitBytes: largestPolicy }, parse);
  const main = parsed('file_contexts', readFileContexts);
  if (main === null) return null;
  const rules = ['file_contexts', 'file_contexts.homedirs', 'file_contexts.local'].flatMap((file) =>
    (parsed(file, readFileContexts) ?? []).map((rule) => ({ rule, file: join(directory, file) })),
  );
  const substitutions = ['file_contexts.subs', 'file_contexts.subs_dist'].map(
    (file) => parsed(file, readSubstitutions) ?? [],
  );
  return { rules, substitutions };
}

function policyName(text: string): string | null {
  for (const { text: line } of linesOf(text)) {
    const value = /^SELINUXTYPE=([\w-]{1,64})\s*$/.exec(line)?.[1];
    if (value !== undefined) return value;
  }
  return null;
}
