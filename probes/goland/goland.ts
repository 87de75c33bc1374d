import type { Architecture } from '../../host/host.ts';

/** A GoLand that is installed here. */
export interface GoLand {
  /** The application: `GoLand.app`, or the directory that was unpacked. */
  readonly path: string;
  /** Where its `bin`, `lib` and `plugins` are. */
  readonly home: string;
  readonly productInfo: string;
  /** `2026.1` */
  readonly version: string;
  /** The branch of its build: 261 for 2026.1; null when it does not say. */
  readonly branch: number | null;
  /** Who put it there. */
  readonly by: 'toolbox' | 'snap' | 'application' | 'archive';
  /** `GOLAND`, which begins the names of its variables. */
  readonly variables: string;
  /** The directory of its settings. */
  readonly config: string;
  /** Where it keeps indexes. */
  readonly caches: string;
  /** The program that is started; null when the file does not name one. */
  readonly launcher: string | null;
  /** Of the launcher, by its bytes, else as product-info.json says; empty when neither says. */
  readonly architectures: readonly Architecture[];
  /** The file of VM options that came with it; null when it names none. */
  readonly vmOptions: string | null;
  /** How often product-info.json says how it is started: any other number than one is refused. */
  readonly launches: number;
  /** Options that the launcher adds after all files. */
  readonly arguments: readonly string[];
}
