// What the processes of a test know of each other: they load nothing else of it, as some hundred of them are started.
import { aProcess, entryName } from '../../caches/machine.ts';

export type Act = 'clean' | 'purge' | 'undo' | 'recover';

/** Which process dies at which of its steps, and whether everything dies with it, as when the power fails. */
export interface Death {
  readonly who: 'main' | 'child' | 'worker';
  readonly step: number;
  readonly whom: 'itself' | 'all';
  /** A file that is written at the moment of death. */
  readonly mark?: string;
}

export const aBuild = aProcess(4_000_000, '/usr/local/go/bin/go', { arguments: ['go', 'build', './...'] });

/** An entry that was made while a plan waited to be carried out. */
export const aged = entryName(1, 77, 'd');
