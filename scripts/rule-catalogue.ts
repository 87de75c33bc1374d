import { readdirSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

const generated =
  '// Written by `npm run catalogue` from the folders beside it. Add a folder, never a line here.';

/** The text of each generated file of probes/rules/ (`folder`) by its name, from the existing folders. */
export async function ruleCatalogue(folder: string): Promise<ReadonlyMap<string, string>> {
  const ids = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const style = { ...(await resolveConfig(folder)), parser: 'typescript' };
  return new Map([
    ['ids.ts', await format(idsOf(ids), style)],
    ['catalogue.ts', await format(catalogueOf(ids), style)],
    ['texts.ts', await format(textsOf(ids), style)],
    ['examples.ts', await format(examplesOf(ids), style)],
  ]);
}

/** `go-arch-mismatch` as a name in a program: `goArchMismatch`. */
function nameOf(id: string): string {
  return id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function idsOf(ids: readonly string[]): string {
  return file(
    '/** The names of all rules, stable for ever. */',
    'export const ruleIds = [',
    ...ids.map((id) => `  '${id}',`),
    '] as const;',
    '',
    '/** @open */',
    'export type RuleId = (typeof ruleIds)[number];',
    '',
    'export function isRuleId(id: string): id is RuleId {',
    '  return (ruleIds as readonly string[]).includes(id);',
    '}',
  );
}

function catalogueOf(ids: readonly string[]): string {
  return file(
    "import type { Rule } from '../probe.ts';",
    "import type { RuleId } from './ids.ts';",
    ...ids.flatMap((id) => [
      `import { rule as ${nameOf(id)} } from './${id}/rule.ts';`,
      `import type { Values as ${valuesOf(id)} } from './${id}/text.ts';`,
    ]),
    '',
    "/** What each rule's sentences are filled with. */",
    'export interface RuleValues {',
    ...ids.map((id) => `  '${id}': ${valuesOf(id)};`),
    '}',
    '',
    '/** Every rule by its id. */',
    'export const catalogue: { readonly [R in RuleId]: Rule<unknown, RuleValues[R]> } = {',
    ...ids.map((id) => `  '${id}': ${nameOf(id)},`),
    '};',
  );
}

function textsOf(ids: readonly string[]): string {
  return file(
    "import type { Text } from '../probe.ts';",
    "import type { RuleValues } from './catalogue.ts';",
    "import type { RuleId } from './ids.ts';",
    ...ids.map((id) => `import { text as ${nameOf(id)} } from './${id}/text.ts';`),
    '',
    "/** Every rule's sentences by its id. */",
    'export const texts: { readonly [R in RuleId]: Text<RuleValues[R]> } = {',
    ...ids.map((id) => `  '${id}': ${nameOf(id)},`),
    '};',
  );
}

function examplesOf(ids: readonly string[]): string {
  return file(
    "import type { Example } from '../example.ts';",
    "import type { RuleId } from './ids.ts';",
    '',
    '/** The small machine on which each rule is seen, read when it is wanted. */',
    'export const examples: { readonly [R in RuleId]: () => Promise<{ readonly example: Example }> } = {',
    ...ids.map((id) => `  '${id}': () => import('./${id}/example.ts'),`),
    '};',
  );
}

function valuesOf(id: string): string {
  const name = nameOf(id);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function file(...lines: readonly string[]): string {
  return [generated, ...lines, ''].join('\n');
}
