import type { Stats } from 'node:fs';
import type { PartProblem } from '../measure/measurement.ts';

/** Something met where everything may be called anything. */
export interface Met {
  /** Absolute. */
  readonly path: string;
  readonly name: string;
  readonly facts: Stats;
}

export type Objection = Exclude<PartProblem['why'], 'link' | 'mount-point' | 'not-ours' | 'refused'>;

/** Says what something below an opaque directory is instead of the cache's own; null if nothing speaks against it. */
export type Judge = (met: Met) => Objection | null;

const repositories = new Set(['.git', '.hg', '.svn', '.jj', '.bzr', '_darcs', 'CVS']);

/** What people make and no Go tool or IDE writes into its cache on its own. */
const documents = new Set(
  (
    'doc docx docm odt ods odp odg rtf pages numbers key xls xlsx xlsm ppt pptx pdf epub djvu ' +
    'jpg jpeg heic heif tif tiff raw dng cr2 cr3 nef arw psd ai indd xcf kra afphoto ' +
    'mp3 m4a flac wav aiff ogg mov mp4 m4v mkv avi webm ' +
    'eml emlx mbox msg pst vcf ics kdbx gpg asc pem p12 sqlite3 bak one tex bib'
  ).split(' '),
);

/** A sign of somebody's work that no cache holds, at whatever depth: a repository, or a document that can be written to. */
export const workSign: Judge = ({ name, facts }) => {
  if (repositories.has(name)) return 'work-inside';
  return facts.isFile() && (facts.mode & 0o222) !== 0 && isDocument(name) ? 'foreign-content' : null;
};

function isDocument(name: string): boolean {
  return documents.has(name.slice(name.lastIndexOf('.') + 1).toLowerCase());
}

/** A repository, or something that is neither file nor directory: what no distribution of Go and no module holds. */
export const strangeKind: Judge = ({ name, facts }) => {
  if (repositories.has(name)) return 'work-inside';
  return facts.isFile() || facts.isDirectory() ? null : 'foreign-content';
};

/** The same, where only files and directories are ever written. */
export const plainSign: Judge = (met) => workSign(met) ?? strangeKind(met);
