import { inLanguage } from '../../../messages/fill.ts';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Description } from '../../../host/simulated/description.ts';
import { parseDescription } from '../../../host/simulated/read.ts';
import type { Messages } from '../../../messages/speak.ts';
import { formatBytes } from '../../../messages/units.ts';
import { Failure } from '../../failure.ts';
import { archiveLimits, BadArchive, unpack, type EntryName } from './archive.ts';
import { texts } from './text.ts';

/** What `doctor --from` needs of a report. */
export interface Recorded {
  readonly at: number;
  readonly version: string;
  readonly machine: Description;
  readonly mute: readonly { readonly rule: string; readonly subject?: string; readonly until?: string }[];
}

const reportSchema = v.object({
  schemaVersion: v.literal(1),
  at: v.pipe(v.number(), v.safeInteger()),
  gowarden: v.string(),
});
const settingsSchema = v.object({
  configuration: v.object({
    mute: v.array(
      v.pipe(
        v.object({ rule: v.string(), subject: v.optional(v.string()), until: v.optional(v.string()) }),
        v.transform(({ rule, subject, until }) => ({
          rule,
          ...(subject === undefined ? {} : { subject }),
          ...(until === undefined ? {} : { until }),
        })),
      ),
    ),
  }),
});

/**
 * Reads a report: an archive, or the folder that one was unpacked to. Nothing of it is run or written to disk. Throws a `Failure`
 * with what is wrong about one that we did not make.
 */
export function readReport(file: string, { language }: Messages): Recorded {
  const text = inLanguage(language, texts).from;
  const entry = openReport(file, text);
  try {
    const report = v.parse(reportSchema, JSON.parse(entry('report.json')));
    const settings = v.parse(settingsSchema, JSON.parse(entry('settings.json')));
    const machine = parseDescription(entry('machine.json'), `${file}: machine.json`);
    return {
      at: report.at,
      version: report.gowarden.slice(0, 40),
      machine,
      mute: settings.configuration.mute,
    };
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('bad-report', 2, text.wrong(file, reasonOf(error as Error)));
  }
}

/** `schemaVersion: Expected 1 but received 9`. */
function reasonOf(error: Error): string {
  const issue = v.isValiError(error) ? error.issues[0] : null;
  return issue === null ? error.message : `${v.getDotPath(issue) ?? ''}: ${error.message}`;
}

type Text = (typeof texts.en)['from'];

function openReport(file: string, text: Text): (name: EntryName) => string {
  const missing = (name: string): Failure => new Failure('bad-report', 2, text['missing-entry'](file, name));
  try {
    if (statSync(file).isDirectory())
      return (name) => bounded(join(file, name), archiveLimits.unpacked).toString('utf8');
    const entries = unpack(bounded(file, archiveLimits.packed));
    return (name) => {
      const found = entries.get(name);
      if (found === undefined) throw missing(name);
      return found;
    };
  } catch (error) {
    if (!(error instanceof BadArchive))
      throw new Failure('unreadable-report', 2, text.unreadable(file, (error as Error).message));
    const subject = error.code === 'too-large' ? formatBytes(Number(error.subject)) : error.subject;
    throw new Failure('bad-report', 2, text[error.code](file, subject));
  }
}

/** A regular file of at most this many bytes; one byte more shows `unpack` that it is too large. */
function bounded(file: string, limit: number): Buffer {
  if (!statSync(file).isFile()) throw new BadArchive('not-an-archive', file);
  const descriptor = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(limit + 1);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(descriptor);
  }
}
