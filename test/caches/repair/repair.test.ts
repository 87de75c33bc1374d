import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Plan } from '../../../caches/plan/plan.ts';
import { goVersion } from '../../real/go-programs.ts';
import { aProcess, snapshot } from '../machine.ts';
import { rewriteZip } from './zips.ts';
import { workshop, type Workshop } from './workshop.ts';

const hasGo = goVersion() !== null;
const quote = 'rsc.io/quote@v1.5.2';
const record = 'cache/download/rsc.io/quote/@v/v1.5.2';
const noHash = `h1:${'A'.repeat(43)}=`;

let shop: Workshop;

beforeEach(() => {
  if (hasGo) shop = workshop();
});

afterEach(() => {
  if (hasGo) shop.remove();
});

const isThere = (path: string): boolean => existsSync(shop.inCache(path));
const editSum = (change: (text: string) => string): void => {
  const file = join(shop.project, 'go.sum');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
};
const editTree = (): void => shop.edit(`${quote}/quote.go`, (text) => `${String(text)}\n// edited\n`);
const editZip = (): void =>
  shop.edit(`${record}.zip`, (zip) =>
    rewriteZip(zip, (name, content) =>
      name.endsWith('/quote.go') ? Buffer.concat([content, Buffer.from('\n// edited\n')]) : content,
    ),
  );
const forget = (): void => rmSync(shop.inCache('cache/download/sumdb'), { recursive: true });

/** What a plan says of each module: `damaged tree`, `go-sum-at-fault`. */
function told(plan: Plan): string[] {
  const taken = plan.items.map(({ module, reason, path }) => {
    const what = path.includes('/@v/') ? path.replace(/^.*\.(\w+)$/, '$1') : 'tree';
    return `${module ?? ''} ${reason} ${what}`;
  });
  return [...taken, ...plan.leftOut.map(({ module, why }) => `${module ?? ''} ${why}`)].sort();
}

/** The hash that our own reading of the tree comes to, for a `.ziphash` that goes with an edit. */
async function hashOfTree(): Promise<string> {
  const cleaner = shop.cleaner();
  const plan = await cleaner.plan({ scope: 'repair' });
  await cleaner.close();
  return /tree (h1:\S+)/.exec(plan.items.map(({ evidence }) => evidence).join())?.[1] ?? '';
}

interface Row {
  readonly title: string;
  readonly break: () => void | Promise<void>;
  /** What `go mod verify` says of it; null when it is content. */
  readonly verify: RegExp | null;
  readonly plan: readonly string[];
  /** What is left alone stays as it is, so that nothing gets better. */
  readonly stays?: boolean;
}

const all = (reason: string): string[] =>
  ['tree', 'zip', 'ziphash'].map((part) => `${quote} ${reason} ${part}`);

const rows: readonly Row[] = [
  {
    title: 'a file of the tree edited',
    break: editTree,
    verify: /dir has been modified/,
    plan: [`${quote} damaged tree`],
  },
  {
    title: 'a file of the tree removed',
    break: () => rmSync(shop.inCache(`${quote}/quote.go`)),
    verify: /dir has been modified/,
    plan: [`${quote} damaged tree`],
  },
  {
    title: 'a file added to the tree',
    break: () => writeFileSync(shop.inCache(`${quote}/.DS_Store`), 'x'),
    verify: /dir has been modified/,
    plan: [`${quote} damaged tree`],
  },
  {
    title: 'the zip edited',
    break: editZip,
    verify: /zip has been modified/,
    plan: [`${quote} damaged zip`],
  },
  {
    title: 'the zip cut off',
    break: () => shop.edit(`${record}.zip`, (zip) => zip.subarray(0, 900)),
    verify: /not a valid zip file/,
    plan: [`${quote} damaged zip`],
  },
  {
    title: 'one byte of the zip changed',
    break: () =>
      shop.edit(`${record}.zip`, (zip) =>
        Buffer.concat([zip.subarray(0, 400), Buffer.from([(zip[400] ?? 0) ^ 1]), zip.subarray(401)]),
      ),
    verify: /quote v1\.5\.2: /,
    plan: [`${quote} damaged zip`],
  },
  {
    title: 'tree and zip edited',
    break: () => {
      editTree();
      editZip();
    },
    verify: /zip has been modified[^]*dir has been modified/,
    plan: [`${quote} damaged tree`, `${quote} damaged zip`],
  },
  {
    title: 'zip, .ziphash and tree edited alike',
    break: async () => {
      editTree();
      const hash = await hashOfTree();
      editZip();
      shop.edit(`${record}.ziphash`, () => hash);
    },
    verify: null,
    plan: all('damaged'),
  },
  {
    title: 'zip, .ziphash and tree edited alike, and the database never asked',
    break: async () => {
      editTree();
      const hash = await hashOfTree();
      editZip();
      shop.edit(`${record}.ziphash`, () => hash);
      forget();
    },
    verify: null,
    plan: [`${quote} undecided`],
    stays: true,
  },
  {
    title: 'the line of go.sum wrong',
    break: () => editSum((text) => text.replace(/(rsc\.io\/quote v1\.5\.2) \S+/, `$1 ${noHash}`)),
    verify: null,
    plan: [`${quote} go-sum-at-fault`],
    stays: true,
  },
  {
    title: 'the /go.mod line of go.sum wrong',
    break: () => editSum((text) => text.replace(/(rsc\.io\/quote v1\.5\.2\/go\.mod) \S+/, `$1 ${noHash}`)),
    verify: /SECURITY ERROR/,
    plan: [`${quote} go-sum-at-fault`],
    stays: true,
  },
  {
    title: 'the /go.mod line of go.sum wrong, and the database never asked',
    break: () => {
      forget();
      editSum((text) => text.replace(/(rsc\.io\/quote v1\.5\.2\/go\.mod) \S+/, `$1 ${noHash}`));
    },
    verify: /SECURITY ERROR/,
    plan: [`${quote} go-sum-at-fault`],
    stays: true,
  },
  {
    title: 'the cached go.mod edited',
    break: () => shop.edit(`${record}.mod`, (text) => `${String(text)}// edited\n`),
    verify: /SECURITY ERROR/,
    plan: [`${quote} damaged mod`],
  },
  {
    title: 'the cached go.mod edited, and the database never asked',
    break: () => {
      forget();
      shop.edit(`${record}.mod`, (text) => `${String(text)}// edited\n`);
    },
    verify: /SECURITY ERROR/,
    plan: [`${quote} damaged mod`],
  },
  {
    title: '.ziphash removed',
    break: () => rmSync(shop.inCache(`${record}.ziphash`)),
    verify: /missing ziphash/,
    plan: [`${quote} partial tree`, `${quote} partial zip`],
  },
  {
    title: '.ziphash empty',
    break: () => shop.edit(`${record}.ziphash`, () => ''),
    verify: /has been modified/,
    plan: all('damaged'),
  },
  {
    title: '.ziphash wrong',
    break: () => shop.edit(`${record}.ziphash`, () => noHash),
    verify: /has been modified/,
    plan: all('damaged'),
  },
  {
    title: '.ziphash wrong, and nobody else to ask',
    break: () => {
      forget();
      editSum((text) => text.replace(/rsc\.io\/quote v1\.5\.2 .*\n/, ''));
      shop.edit(`${record}.ziphash`, () => noHash);
    },
    verify: /has been modified/,
    plan: all('damaged'),
    stays: true,
  },
  {
    title: '.partial left behind',
    break: () => writeFileSync(shop.inCache(`${record}.partial`), ''),
    verify: null,
    plan: [`${quote} partial partial`, `${quote} partial tree`],
  },
  { title: 'the zip removed', break: () => rmSync(shop.inCache(`${record}.zip`)), verify: null, plan: [] },
  {
    title: 'a temporary file left behind',
    break: () => cpSync(shop.inCache(`${record}.zip`), shop.inCache(`${record}.zip123456.tmp`)),
    verify: null,
    plan: [`${quote} partial tmp`],
  },
  {
    title: 'a tree without its record',
    break: () => rmSync(shop.inCache('cache/download/rsc.io/quote'), { recursive: true }),
    verify: null,
    plan: [`${quote} orphaned tree`],
  },
];

describe.skipIf(!hasGo)('beside the real `go mod verify` (needs go)', () => {
  test('has nothing to say of a cache as go made it', async () => {
    const cleaner = shop.cleaner();
    const plan = await cleaner.plan({ scope: 'repair', projects: [shop.project] });
    expect(told(plan)).toEqual([]);
    await cleaner.close();
  });

  test.each(rows)('$title', async ({ break: damage, verify, plan: expected, stays = false }) => {
    await damage();
    const said = shop.go('mod', 'verify');
    if (verify) expect(said.text).toMatch(verify);
    expect(said.status).toBe(verify ? 1 : 0);
    const before = snapshot(shop.modules);

    const cleaner = shop.cleaner();
    const plan = await cleaner.plan({ scope: 'repair', projects: [shop.project] });
    expect(told(plan)).toEqual([...expected].sort());
    expect(snapshot(shop.modules)).toEqual(before);
    const { receipt } = await cleaner.execute(plan.id);
    expect(receipt === null).toBe(plan.items.length === 0);
    for (const { realPath } of plan.items) expect(existsSync(realPath)).toBe(false);
    if (!stays) {
      expect(shop.go('mod', 'verify')).toEqual({ status: 0, text: 'all modules verified\n' });
      expect(shop.go('build', '-o', '/dev/null', '.').status).toBe(0);
      expect(shop.go('mod', 'verify')).toEqual({ status: 0, text: 'all modules verified\n' });
      const after = await cleaner.plan({ scope: 'repair', projects: [shop.project] });
      expect(told(after)).toEqual([]);
    }
    await cleaner.close();
  });

  test('touches nothing but the damaged module, and takes it back to the byte', async () => {
    const untouched = snapshot(shop.modules);
    editTree();
    const before = snapshot(shop.modules);
    const cleaner = shop.cleaner();
    const plan = await cleaner.plan({ scope: 'repair', projects: [shop.project] });
    expect(plan.items[0]?.evidence).toContain('edited quote.go');
    await cleaner.execute(plan.id);
    const gone = Object.keys(before).filter((name) => !isThere(name));
    expect(gone.every((name) => name.startsWith(quote))).toBe(true);
    expect(shop.go('build', '-o', '/dev/null', '.').status).toBe(0);
    expect(snapshot(shop.modules)).toEqual(untouched);
    await cleaner.undo();
    expect(readFileSync(shop.inCache(`${quote}/quote.go`), 'utf8')).toContain('// edited');
    await cleaner.close();
  });

  test('leaves a damaged module alone that the keep-list names, and says so', async () => {
    editTree();
    shop.settings = { ...shop.settings, keep: [shop.inCache('rsc.io')] };
    const cleaner = shop.cleaner();
    const plan = await cleaner.plan({ scope: 'repair', projects: [shop.project] });
    expect(told(plan)).toEqual([`${quote} kept`]);
    await cleaner.close();
  });

  test('waits while a go command runs, and then takes the damaged module alone', async () => {
    editTree();
    const go = aProcess(4_000_000, '/usr/local/go/bin/go', { arguments: ['go', 'build', './...'] });
    shop.processes = [go];
    const cleaner = shop.cleaner();
    const plan = await cleaner.plan({ scope: 'repair', projects: [shop.project] });
    expect(plan.busy).toMatchObject([{ cache: 'go-modules', by: [{ command: 'go build' }] }]);
    const { receipt, waiting } = await cleaner.execute(plan.id, { wait: true });
    expect(receipt).toBeNull();
    expect(waiting?.caches).toEqual(['go-modules']);
    expect(isThere(quote)).toBe(true);
    shop.processes = [];
    const then = await cleaner.waited();
    expect(then?.receipt?.caches).toMatchObject([{ id: 'go-modules', files: 6 }]);
    expect(isThere(quote)).toBe(false);
    expect(isThere('rsc.io/sampler@v1.3.0')).toBe(true);
    await cleaner.close();
  });

  test('can be cancelled', async () => {
    const cleaner = shop.cleaner();
    const stop = new AbortController();
    const plan = cleaner.plan({
      scope: 'repair',
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('enough')),
    });
    await expect(plan).rejects.toThrow('enough');
    expect(cleaner.activity().state).toBe('idle');
    await cleaner.close();
  });
});
