import { closeSync, constants, openSync, readSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import type { NamedProof } from '../cache.ts';
import { codeOf, factsOf } from '../identity.ts';
import type { PartProblem } from '../measure/measurement.ts';
import { isRecordFile } from '../modules/entry.ts';
import { isLitter } from '../shape.ts';
import { workIn } from '../work.ts';
import { plainSign, strangeKind, workSign, type Judge } from './judge.ts';
import { ideProblem } from './ide.ts';
import { inWords } from '../text.ts';

/** Why nothing proves that a named entry of a place is the cache's; null if it is proven. `path` has every link resolved. */
export function namedProblem(proof: NamedProof, path: string): PartProblem | null {
  const facts = factsOf(path);
  const foreign = (detail: string): PartProblem => ({ why: 'foreign-content', detail });
  if (!facts) return foreign(path);
  const work = facts.isDirectory() && proof.of !== 'toolchain' ? workIn(path) : null;
  if (work !== null) return { why: 'work-inside', detail: `${path}/${work}` };
  switch (proof.of) {
    case 'program':
      return null;
    case 'fuzz':
      return facts.isDirectory() ? null : foreign(path);
    case 'goimports':
      return facts.isFile() && isModuleIndex(path) ? null : foreign(path);
    case 'toolchain':
      return isGoRoot(path) ? null : foreign(inWords('notAToolchain', { path }));
    case 'record':
      return facts.isFile() && isRecordFile('golang.org/toolchain', basename(path)) ? null : foreign(path);
    case 'sdk':
      return sdkProblem(path);
    case 'ide':
      return ideProblem(path, proof.product);
  }
}

/** How what is below a named entry is judged; a toolchain is judged as the module that it is (version.ts). */
export function namedJudge({ of }: NamedProof): Judge {
  if (of === 'fuzz') return fuzzInput;
  // A distribution holds pictures and keys of its own (src/image/testdata, src/crypto/x509).
  return of === 'sdk' ? strangeKind : workSign;
}

/** `<package>/<fuzz test>/<16 hex digits>`, each of which says what it is in its first line (internal/fuzz, encoding.go). */
const fuzzInput: Judge = (met) => {
  const sign = plainSign(met);
  if (sign !== null || met.facts.isDirectory() || isLitter(met.name)) return sign;
  const isInput =
    /^[0-9a-f]{16}([0-9a-f]{48})?$/.test(met.name) && headOf(met.path, 16).startsWith('go test fuzz v');
  return isInput ? null : 'foreign-content';
};

/**
 * A module index is three lines (format, module cache, date) and what was found, and the link to it the index's name alone
 * (golang.org/x/tools/internal/modindex, index.go).
 */
function isModuleIndex(path: string): boolean {
  const name = basename(path);
  if (/^index-name-\d+-[0-9a-f]{64}$/.test(name)) return /^index-\d+-\d+\n?$/.test(headOf(path, 512));
  const [format = '', cache = '', date = ''] = headOf(path, 8192).split('\n', 3);
  return (
    /^index-\d+-\d+$/.test(name) &&
    /^\d+$/.test(format) &&
    cache.startsWith('/') &&
    /^\d{4}-\d\d-\d\d/.test(date)
  );
}

function isGoRoot(path: string): boolean {
  return headOf(`${path}/VERSION`, 16).startsWith('go1') && factsOf(`${path}/bin/go`)?.isFile() === true;
}

/** What the distributions of Go 1 have at their root, with the archive and the mark of golang.org/dl/internal/version. */
const goRoot = new Set(
  (
    '.unpacked-success AUTHORS CONTRIBUTING.md CONTRIBUTORS LICENSE PATENTS README README.md SECURITY.md VERSION ' +
    'VERSION.cache api bin blog codereview.cfg doc favicon.ico go.env lib misc pkg robots.txt src test'
  ).split(' '),
);

function sdkProblem(path: string): PartProblem | null {
  const foreign = (detail: string): PartProblem => ({ why: 'foreign-content', detail });
  if (!isGoRoot(path)) return foreign(inWords('notAToolchain', { path }));
  const isKnown = (name: string): boolean =>
    goRoot.has(name) || isLitter(name) || /^go1[\w.]*-[\w.]+\.(tar\.gz|zip)$/.test(name);
  const strange = readdirSync(path).find((name) => !isKnown(name));
  return strange === undefined ? null : foreign(`${path}/${strange}`);
}

/** The first bytes of a file, as text; empty where there is none. */
function headOf(path: string, bytes: number): string {
  let descriptor: number;
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return '';
  }
  try {
    const buffer = Buffer.alloc(bytes);
    return buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, bytes, 0));
  } catch (error) {
    // A directory.
    if (codeOf(error) === undefined) throw error;
    return '';
  } finally {
    closeSync(descriptor);
  }
}
