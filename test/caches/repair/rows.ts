import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rewriteZip } from './zips.ts';
import type { Workshop } from './workshop.ts';

/** The damaged module, and where its record is. */
export const module = 'github.com/google/uuid@v1.6.0';
const record = 'cache/download/github.com/google/uuid/@v/v1.6.0';
const noHash = `h1:${'A'.repeat(43)}=`;

function editSum(shop: Workshop, change: (text: string) => string): void {
  const file = join(shop.project, 'go.sum');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

export function editTree(shop: Workshop): void {
  shop.edit(`${module}/uuid.go`, (text) => `${String(text)}\n// edited\n`);
}

function editZip(shop: Workshop): void {
  shop.edit(`${record}.zip`, (zip) =>
    rewriteZip(zip, (name, content) =>
      name.endsWith('/uuid.go') ? Buffer.concat([content, Buffer.from('\n// edited\n')]) : content,
    ),
  );
}

/** As if the checksum database had never been asked: private modules, GOSUMDB=off. */
function forget(shop: Workshop): void {
  rmSync(shop.inCache('cache/download/sumdb'), { recursive: true });
}

/** The hash that we compute from the tree, for a `.ziphash` that matches an edit. */
async function hashOfTree(shop: Workshop): Promise<string> {
  const cleaner = shop.cleaner();
  const plan = await cleaner.plan({ scope: 'repair' });
  await cleaner.close();
  return /tree (h1:\S+)/.exec(plan.items.map(({ evidence }) => evidence).join())?.[1] ?? '';
}

export interface Row {
  readonly title: string;
  readonly break: (shop: Workshop) => void | Promise<void>;
  /** What `go mod verify` says about it; null when it reports nothing. */
  readonly verify: RegExp | null;
  readonly plan: readonly string[];
  /** What is left alone stays as it is, so nothing improves. */
  readonly stays?: boolean;
}

const all = (reason: string): string[] =>
  ['tree', 'zip', 'ziphash'].map((part) => `${module} ${reason} ${part}`);

export const rows: readonly Row[] = [
  {
    title: 'a file of the tree edited',
    break: editTree,
    verify: /dir has been modified/,
    plan: [`${module} damaged tree`],
  },
  {
    title: 'a file of the tree removed',
    break: (shop) => rmSync(shop.inCache(`${module}/uuid.go`)),
    verify: /dir has been modified/,
    plan: [`${module} damaged tree`],
  },
  {
    title: 'a file added to the tree',
    break: (shop) => writeFileSync(shop.inCache(`${module}/.DS_Store`), 'x'),
    verify: /dir has been modified/,
    plan: [`${module} damaged tree`],
  },
  {
    title: 'the zip edited',
    break: editZip,
    verify: /zip has been modified/,
    plan: [`${module} damaged zip`],
  },
  {
    title: 'the zip cut off',
    break: (shop) => shop.edit(`${record}.zip`, (zip) => zip.subarray(0, 900)),
    verify: /not a valid zip file/,
    plan: [`${module} damaged zip`],
  },
  {
    title: 'one byte of the zip changed',
    break: (shop) =>
      shop.edit(`${record}.zip`, (zip) =>
        Buffer.concat([zip.subarray(0, 400), Buffer.from([(zip[400] ?? 0) ^ 1]), zip.subarray(401)]),
      ),
    verify: /uuid v1\.6\.0: /,
    plan: [`${module} damaged zip`],
  },
  {
    title: 'tree and zip edited',
    break: (shop) => {
      editTree(shop);
      editZip(shop);
    },
    verify: /zip has been modified[^]*dir has been modified/,
    plan: [`${module} damaged tree`, `${module} damaged zip`],
  },
  {
    title: 'zip, .ziphash and tree edited alike',
    break: async (shop) => {
      editTree(shop);
      const hash = await hashOfTree(shop);
      editZip(shop);
      shop.edit(`${record}.ziphash`, () => hash);
    },
    verify: null,
    plan: all('damaged'),
  },
  {
    title: 'zip, .ziphash and tree edited alike, and the database never asked',
    break: async (shop) => {
      editTree(shop);
      const hash = await hashOfTree(shop);
      editZip(shop);
      shop.edit(`${record}.ziphash`, () => hash);
      forget(shop);
    },
    verify: null,
    plan: [`${module} undecided`],
    stays: true,
  },
  {
    title: 'the line of go.sum wrong',
    break: (shop) =>
      editSum(shop, (text) => text.replace(/(github\.com\/google\/uuid v1\.6\.0) \S+/, `$1 ${noHash}`)),
    verify: null,
    plan: [`${module} go-sum-at-fault`],
    stays: true,
  },
  {
    title: 'the /go.mod line of go.sum wrong',
    break: (shop) =>
      editSum(shop, (text) =>
        text.replace(/(github\.com\/google\/uuid v1\.6\.0\/go\.mod) \S+/, `$1 ${noHash}`),
      ),
    verify: /SECURITY ERROR/,
    plan: [`${module} go-sum-at-fault`],
    stays: true,
  },
  {
    title: 'the /go.mod line of go.sum wrong, and the database never asked',
    break: (shop) => {
      forget(shop);
      editSum(shop, (text) =>
        text.replace(/(github\.com\/google\/uuid v1\.6\.0\/go\.mod) \S+/, `$1 ${noHash}`),
      );
    },
    verify: /SECURITY ERROR/,
    plan: [`${module} go-sum-at-fault`],
    stays: true,
  },
  {
    title: 'the cached go.mod edited',
    break: (shop) => shop.edit(`${record}.mod`, (text) => `${String(text)}// edited\n`),
    verify: /SECURITY ERROR/,
    plan: [`${module} damaged mod`],
  },
  {
    title: 'the cached go.mod edited, and the database never asked',
    break: (shop) => {
      forget(shop);
      shop.edit(`${record}.mod`, (text) => `${String(text)}// edited\n`);
    },
    verify: /SECURITY ERROR/,
    plan: [`${module} damaged mod`],
  },
  {
    title: '.ziphash removed',
    break: (shop) => rmSync(shop.inCache(`${record}.ziphash`)),
    verify: /missing ziphash/,
    plan: [`${module} partial tree`, `${module} partial zip`],
  },
  {
    title: '.ziphash empty',
    break: (shop) => shop.edit(`${record}.ziphash`, () => ''),
    verify: /has been modified/,
    plan: all('damaged'),
  },
  {
    title: '.ziphash wrong',
    break: (shop) => shop.edit(`${record}.ziphash`, () => noHash),
    verify: /has been modified/,
    plan: all('damaged'),
  },
  {
    title: '.ziphash wrong, and nobody else to ask',
    break: (shop) => {
      forget(shop);
      editSum(shop, (text) => text.replace(/github\.com\/google\/uuid v1\.6\.0 .*\n/, ''));
      shop.edit(`${record}.ziphash`, () => noHash);
    },
    verify: /has been modified/,
    plan: all('damaged'),
    stays: true,
  },
  {
    title: '.partial left behind',
    break: (shop) => writeFileSync(shop.inCache(`${record}.partial`), ''),
    verify: null,
    plan: [`${module} partial partial`, `${module} partial tree`],
  },
  {
    title: 'the zip removed',
    break: (shop) => rmSync(shop.inCache(`${record}.zip`)),
    verify: null,
    plan: [],
  },
  {
    title: 'a temporary file left behind',
    break: (shop) => cpSync(shop.inCache(`${record}.zip`), shop.inCache(`${record}.zip123456.tmp`)),
    verify: null,
    plan: [`${module} partial tmp`],
  },
  {
    title: 'a tree without its record',
    break: (shop) => rmSync(shop.inCache('cache/download/github.com/google/uuid'), { recursive: true }),
    verify: null,
    plan: [`${module} orphaned tree`],
  },
];
