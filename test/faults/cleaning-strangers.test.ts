import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  readdirSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from '../fast-check.ts';
import { expect, test } from 'vitest';
import type { Plan } from '../../caches/plan/plan.ts';
import { entryName, put, putModule, testMachine, type TestMachine } from '../caches/machine.ts';

/** GOWARDEN_LONG=1 tries 1,000. */
const runs = process.env.GOWARDEN_LONG === '1' ? 1_000 : 8;

/** Something that somebody puts where a directory of a cache waits to be removed. */
interface Thing {
  readonly kind: 'file' | 'directory' | 'moved directory' | 'link' | 'pipe' | 'hard link';
  readonly name: Buffer;
  /** Which of the directories that wait. */
  readonly where: number;
  /** Whether its place is occupied by then. */
  readonly taken: boolean;
}

const name = fc.oneof(
  fc
    .constantFrom('thesis.txt', '.git', 'go.mod', '-rf', ' ', '*', 'log.txt', 'a'.repeat(250), '笔记')
    .map((text) => Buffer.from(text)),
  // Almost an entry's name: too short, from another directory, with another ending.
  fc
    .constantFrom(`${'0'.repeat(63)}-d`, `${'f'.repeat(64)}-d`, `${'0'.repeat(64)}-x`)
    .map((text) => Buffer.from(text)),
  fc.constant(Buffer.from([0x6e, 0xff, 0xfe])),
  fc
    .stringMatching(/^[\w.][\w .-]{0,20}$/)
    .filter((text) => text !== '.' && text !== '..')
    .map((text) => Buffer.from(text)),
);

const thing: fc.Arbitrary<Thing> = fc.record({
  kind: fc.constantFrom('file', 'directory', 'moved directory', 'link', 'pipe', 'hard link'),
  name,
  where: fc.nat(5),
  taken: fc.boolean(),
});

function filled(): TestMachine {
  const machine = testMachine();
  for (const part of [0, 1, 2]) put(join(machine.goCache, entryName(part, 0, 'd')), 'built');
  put(join(machine.goCache, 'README'), 'of Go');
  put(join(machine.goCache, 'trim.txt'), '1');
  putModule(machine.modules, 'example.com/a', { 'a.go': 'package a', 'sub/b.go': 'package b' });
  return machine;
}

/** The waiting directories, with their original places: of the build cache, of the modules, and in a module. */
function waiting(machine: TestMachine, plan: Plan): [string, string][] {
  const place = join(machine.paths.cache, 'quarantine', plan.id);
  // What the cache's own program might have changed at that very moment was left in place.
  const whole = plan.items
    .map(({ id, path }): [string, string] => [join(place, String(id)), path])
    .filter(([at]) => existsSync(at));
  const modules = whole.filter(([at]) => existsSync(join(at, 'a@v1.0.0')));
  return [
    ...whole,
    ...modules.map(([at, path]): [string, string] => [join(at, 'a@v1.0.0/sub'), join(path, 'a@v1.0.0/sub')]),
  ];
}

/** What must still be there: its inode, wherever it is. */
type Precious = Map<bigint, string>;

function noteAll(path: Buffer, into: Precious): void {
  const facts = lstatSync(path, { bigint: true });
  const content = facts.isFile()
    ? readFileSync(path, 'utf8')
    : facts.isSymbolicLink()
      ? readlinkSync(path)
      : '';
  // A directory may be recreated around what goes back.
  if (!facts.isDirectory()) into.set(facts.ino, content);
  if (!facts.isDirectory()) return;
  for (const entry of readdirSync(path, { encoding: 'buffer' })) {
    noteAll(Buffer.concat([path, Buffer.from('/'), entry]), into);
  }
}

function putThing(
  { kind, name: given }: Thing,
  directory: string,
  spare: string,
  number: number,
): Buffer | null {
  const path = Buffer.concat([Buffer.from(`${directory}/`), given]);
  if (lstatSync(path, { throwIfNoEntry: false })) return null;
  const text = `words ${number}`;
  switch (kind) {
    case 'file':
      writeFileSync(path, text);
      break;
    case 'directory':
      mkdirSync(path);
      writeFileSync(Buffer.concat([path, Buffer.from('/inside')]), text);
      break;
    case 'moved directory':
      renameSync(join(spare, String(number)), path);
      break;
    case 'link':
      symlinkSync('/etc/passwd', path);
      break;
    case 'pipe':
      execFileSync('mkfifo', ['--', path.toString('latin1')]);
      break;
    case 'hard link':
      writeFileSync(join(spare, `linked-${number}`), text);
      execFileSync('ln', ['--', join(spare, `linked-${number}`), path.toString('latin1')]);
  }
  return path;
}

test(
  `whatever somebody put where a cache waits is never lost, in ${runs} random cases`,
  { timeout: 3_600_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(thing, { minLength: 1, maxLength: 40 }), async (things) => {
        const machine = filled();
        const spare = join(machine.root, 'spare');
        things.forEach((_, number) => put(join(spare, String(number), 'old.txt'), `old ${number}`));
        const precious: Precious = new Map();
        const cleaner = machine.cleaner();
        const plan = await cleaner.plan({ scope: 'all' });
        await cleaner.execute(plan.id);
        const places = waiting(machine, plan);
        // What was there before is older than the quarantine by more than the granularity of the kernel's clock.
        await new Promise((resolve) => setTimeout(resolve, 50));
        things.forEach((one, number) => {
          const [at = '', home = ''] = places[one.where % places.length] ?? [];
          const ascii = one.kind === 'pipe' || one.kind === 'hard link';
          const given =
            ascii && /[^ -~]/.test(one.name.toString('latin1')) ? { ...one, kind: 'file' as const } : one;
          const path = putThing(given, at, spare, number);
          if (path) noteAll(path, precious);
          if (path && one.taken && existsSync(home) && one.name.length < 200) {
            const taken = Buffer.concat([Buffer.from(`${home}/`), one.name]);
            writeFileSync(taken, `in its place ${number}`);
            noteAll(taken, precious);
          }
        });
        await cleaner.purgeNow();
        await cleaner.close();
        // Another start takes nothing that the first one left.
        const next = machine.cleaner();
        await next.recover();
        await next.close();
        const found: Precious = new Map();
        noteAll(Buffer.from(machine.root), found);
        for (const [inode, content] of precious) {
          const there = found.get(inode);
          // A symbolic link can only be renamed by a new one.
          if (content !== '/etc/passwd') expect(there, `${inode}: ${content}`).toBe(content);
        }
        const links = (all: Precious): number =>
          [...all.values()].filter((text) => text === '/etc/passwd').length;
        expect(links(found)).toBe(links(precious));
        // The cache's own files are gone, and what is kept is reported.
        const left = machine.receipts
          .filter(({ kind }) => kind === 'purged')
          .flatMap(({ leftOut }) => leftOut);
        const kept = existsSync(join(machine.paths.cache, 'quarantine', plan.id));
        expect(left.length > 0).toBe(kept);
        expect([...found.values()]).not.toContain('built');
        // Half a module never comes back, since Go would take it for the whole.
        expect(existsSync(join(machine.modules, 'example.com/a@v1.0.0'))).toBe(false);
        machine.remove();
      }),
      { numRuns: runs, endOnFailure: true },
    );
  },
);
