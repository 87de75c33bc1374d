import { join, relative } from 'node:path';
import { readGoHeader } from '../../../host/formats/go-source.ts';
import type { Host } from '../../../host/host.ts';
import type { TidyCause } from './cause.ts';
import type { TidyPlace } from './place.ts';
import { inWords } from './text.ts';

/** Files of a directory that are read, bytes of one, and files that are named. */
const mostFiles = 500;
const largestFile = 1024 * 1024;
const mostNamed = 3;

/**
 * Adds to what go says of an import the files that import it, where a package of the module itself has it: go names the package
 * alone, and tidy counts the files of every system and of every tag, so that it fails where builds work.
 */
export function withImporters(
  cause: TidyCause,
  wanted: string | null,
  importer: string | undefined,
  { host: { files }, place, module }: { host: Host; place: TidyPlace; module: string | null },
): TidyCause {
  if (wanted === null || importer === undefined || module === null) return cause;
  const path = importer.replace(/\.test$/, '');
  if (path !== module && !path.startsWith(`${module}/`)) return cause;
  const directory = join(place.module, path.slice(module.length));
  const listed = files.list(directory);
  const names = listed.ok ? listed.value.filter((name) => name.endsWith('.go')).slice(0, mostFiles) : [];
  const found = names.filter((name) => {
    const text = files.text(join(directory, name), largestFile);
    return text.ok && readGoHeader(text.value).imports.includes(wanted);
  });
  const lines = found
    .slice(0, mostNamed)
    .map((name) => inWords('importedIn', { file: relative(place.directory, join(directory, name)) }));
  return lines.length === 0 ? cause : { ...cause, evidence: [cause.evidence, ...lines].join('\n') };
}
