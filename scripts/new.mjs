// npm run new KIND NAME: creates the files of scripts/templates/KIND with NAME in their paths and words and TYPE in types, and updates the
// catalogue.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What writes the generated files that list a new one. */
const generators = {
  command: ['command-catalogue.mjs', 'schemas.mjs'],
  rule: ['rule-catalogue.mjs', 'rule-pages.mjs'],
};

const [kind, name] = process.argv.slice(2);
if (!Object.hasOwn(generators, kind ?? '')) {
  fail(`Expected one of ${Object.keys(generators).join(', ')}, got ${kind ?? 'nothing'}`);
} else if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name ?? '')) {
  fail(`Expected a name such as why-tidy, got ${name ?? 'nothing'}`);
} else await lay(kind, name);

async function lay(kind, name) {
  const templates = join(root, 'scripts/templates', kind);
  const files = readdirSync(templates, { recursive: true })
    .filter((path) => path.endsWith('.template'))
    .map((path) => ({ path, laid: path.replaceAll('NAME', name).replace(/\.template$/, '') }));
  const there = files.find(({ laid }) => existsSync(join(root, dirname(laid))));
  if (there) return fail(`There is a folder ${dirname(there.laid)} already`);
  const typeName = name.replace(/(?:^|-)(.)/g, (_, letter) => letter.toUpperCase());
  for (const { path, laid } of files) {
    mkdirSync(join(root, dirname(laid)), { recursive: true });
    const text = readFileSync(join(templates, path), 'utf8')
      .replaceAll('NAME', name)
      .replaceAll('TYPE', typeName);
    const filepath = join(root, laid);
    // A longer name may cause other line breaks.
    writeFileSync(filepath, await format(text, { ...(await resolveConfig(filepath)), filepath }));
    console.log(laid);
  }
  for (const generator of generators[kind])
    execFileSync(process.execPath, [join(root, 'scripts', generator)], { stdio: 'inherit' });
}

function fail(sentence) {
  console.error(`${sentence}\nUsage: npm run new ${Object.keys(generators).join('|')} NAME`);
  process.exitCode = 2;
}
