import { readBinary } from '../binary/read.ts';
import type { Files } from '../files/files.ts';
import type { Process, Processes } from './processes.ts';

/** Whether processes of one table are translated, by more signs than the table. Each file is read once. */
export class Translations {
  readonly #processes: Processes;
  readonly #files: Pick<Files, 'open'>;
  readonly #known = new Map<number, Process['translated']>();

  constructor(processes: Processes, files: Pick<Files, 'open'>) {
    this.#processes = processes;
    this.#files = files;
  }

  /**
   * What the table only suspects is true when a second sign agrees: the file is for amd64 and not for arm64, or the file is for
   * both and its parent is certainly translated. It stays suspected without another sign, and is unknown where the file
   * contradicts it.
   */
  of(process: Process): Process['translated'] {
    const { pid, translated } = process;
    if (translated !== 'suspected') return translated;
    const known = this.#known.get(pid);
    if (known !== undefined) return known;
    // A parent that leads back here finds this.
    this.#known.set(pid, 'suspected');
    const decided = this.#decide(process);
    this.#known.set(pid, decided);
    return decided;
  }

  #decide({ executable, parent }: Process): Process['translated'] {
    const read = executable.startsWith('/') ? this.#files.open(executable, readBinary) : null;
    const architectures = read?.ok ? read.value.architectures : [];
    const [intel, silicon] = [architectures.includes('amd64'), architectures.includes('arm64')];
    if (intel && !silicon) return true;
    if (silicon && !intel) return null;
    const above = this.#processes.find(parent);
    return above !== undefined && this.of(above) === true ? true : 'suspected';
  }
}
