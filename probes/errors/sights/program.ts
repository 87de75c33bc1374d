import { join } from 'node:path';
import { isWithin } from '../../workspace/workspace.ts';
import type { Look, Place } from '../sight.ts';
import { moduleAt, namesIn } from './module.ts';

const largest = 1024 * 1024;
/** Directories that are looked at, and files in all of them. */
const mostDirectories = 100;
const mostFiles = 300;
const mostShown = 5;

/** What a package of this module is that was to be started. */
export const programs: Look = ({ values }, place) => {
  const { package: name = '' } = values;
  const module = moduleAt(place.directory, place);
  if (module === null || (name !== module.path && !name.startsWith(`${module.path}/`))) return null;
  const directory = join(module.root, name.slice(module.path.length));
  if (!isWithin(directory, module.root)) return null;
  const budget = { files: mostFiles };
  const called = packageIn(directory, place, budget);
  if (called === null) return null;
  if (called.name === 'main')
    return {
      proof: 'not here',
      said: {
        en: { seen: `${called.file} is of package main now`, next: 'Run it again.' },
        zh: { seen: `${called.file} 现在属于 package main`, next: '再运行一次。' },
      },
    };
  const mains = namesIn(join(directory, 'cmd'), place)
    .slice(0, mostDirectories)
    .filter((one) => packageIn(join(directory, 'cmd', one), place, budget)?.name === 'main')
    .slice(0, mostShown)
    .map((one) => join(directory, 'cmd', one));
  const [seen, seenZh] = [
    `${called.file} is of package ${called.name}`,
    `${called.file} 属于 package ${called.name}`,
  ];
  if (mains.length === 0) return { proof: 'here', said: { en: { seen }, zh: { seen: seenZh } } };
  return {
    proof: 'here',
    said: {
      en: { seen, next: `Name the directory of a program: ${mains.join(', ')}.` },
      zh: { seen: seenZh, next: `指明程序所在的目录：${mains.join('、')}。` },
    },
  };
};

/** The package of the Go files in a directory, by the first of them that says it. */
function packageIn(
  directory: string,
  place: Place,
  budget: { files: number },
): { readonly name: string; readonly file: string } | null {
  const files = namesIn(directory, place).filter((one) => one.endsWith('.go') && !one.endsWith('_test.go'));
  for (const one of files) {
    budget.files -= 1;
    if (budget.files < 0) return null;
    const file = join(directory, one);
    const read = place.files.text(file, largest);
    // A file that is for other builds may be of another package.
    if (!read.ok || /^\/\/go:build /m.test(read.value)) continue;
    const name = /^package (\w+)/m.exec(read.value)?.[1];
    if (name !== undefined) return { name, file };
  }
  return null;
}
