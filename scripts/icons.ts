// Writes every icon in every style and size into artifacts/icons, to look at. The daemon draws its own from the same source.
import { mkdirSync, writeFileSync } from 'node:fs';
import { drawIcon } from '../tray/icons/draw.ts';
import { drawings } from '../tray/icons/figures.ts';
import type { Shape } from '../tray/menu/picture.ts';

const folder = new URL('../artifacts/icons/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const shape of Object.keys(drawings) as Shape[])
  for (const [style, sizes] of [
    ['template', [18, 36]],
    ['panel', [22, 44]],
  ] as const)
    for (const size of sizes)
      writeFileSync(new URL(`${shape}-${style}-${size}.png`, folder), drawIcon(shape, style, size));
console.log(`Icons are in ${folder.pathname}`);
