import type { GoMod } from '../../../host/formats/mod-file/read.ts';
import type { TidyCause } from './cause.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * What go says of a module that is required or replaced, with what only the module's own file shows: which replace line it is, and
 * whether an import is the user's own or that of another module.
 */
export function ofTheModule(said: TidyCause, { goMod }: Surroundings): TidyCause {
  const cause = withAsker(said, goMod);
  const { values = {} } = cause;
  if (cause.evidence.includes('conflicting replacements')) return twice(cause, goMod) ?? cause;
  if (values.dependency !== undefined)
    return { ...cause, id: 'syntax', row: 'D60', subject: values.dependency };
  if (cause.id === 'declared-path') {
    const line = goMod.replace.find(({ path }) => path === values.required);
    if (line === undefined || line.byVersion === null) return cause;
    const subject = `${line.path} => ${line.by}@${line.byVersion}`;
    return { ...cause, id: 'replacement', subject, values: { ...values, module: nameOf(line) } };
  }
  if (cause.id === 'unknown-revision' && values.none !== undefined) return withoutVersion(cause, goMod);
  if (cause.id === 'import') return inReplacement(cause, goMod) ?? cause;
  if (cause.id !== 'replacement') return cause;
  const line = goMod.replace.find(({ by }) => by === cause.subject);
  return line === undefined ? cause : { ...cause, values: { ...values, module: nameOf(line) } };
}

/** No version of a module can be taken; the module's own file may exclude those that there are. */
function withoutVersion(cause: TidyCause, { exclude }: GoMod): TidyCause {
  const lines = exclude.filter(({ path }) => path === cause.subject).map(({ line }) => line);
  return lines.length === 0 ? cause : { ...cause, values: { ...cause.values, excluded: lines.join(', ') } };
}

/** A package that the directory or version lacks by which its module is replaced; null where nothing is replaced. */
function inReplacement(cause: TidyCause, { replace }: GoMod): TidyCause | null {
  const by = cause.values?.replacedBy;
  const found = replace.find((one) => one.by === by || `${one.by}@${one.byVersion ?? ''}` === by);
  if (by === undefined || found === undefined) return null;
  return {
    ...cause,
    id: 'replacement',
    subject: by,
    values: { ...cause.values, module: nameOf(found), lacks: cause.subject },
  };
}

/** As `go mod edit -dropreplace` takes it. */
function nameOf({ path, version }: GoMod['replace'][number]): string {
  return version === null ? path : `${path}@${version}`;
}

/** Who asks for it, unless that is the module itself. */
function withAsker(cause: TidyCause, { module }: GoMod): TidyCause {
  const { by, ...values } = cause.values ?? {};
  if (by === undefined || module === null) return cause;
  if (cause.subject.startsWith(`${module}@`)) return { ...cause, values: { ...cause.values, self: 'yes' } };
  const isOwn = by === module || by.startsWith(`${module}/`) || by === `${module}.test`;
  return isOwn ? { ...cause, values } : cause;
}

/** One go.mod that replaces a module twice, which has nothing to do with a workspace. */
function twice(cause: TidyCause, goMod: GoMod): TidyCause | null {
  const same = goMod.replace.filter(({ path }) => path === cause.subject);
  const of = same.filter(({ version }) => same.filter((one) => one.version === version).length > 1);
  if (of.length < 2) return null;
  const lines = of.map(({ line }) => line).join(', ');
  return { ...cause, id: 'replacement', values: { ...cause.values, lines } };
}
