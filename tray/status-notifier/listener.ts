import type { Menu } from '../menu.ts';
import type { Row } from '../menu/row.ts';

/**
 * So many looks without a word, and what is shown is too old: the daemon, which says something once a minute, is stopped or stuck.
 * Counted and not measured, because the looks stand still while the machine sleeps, as the daemon does.
 */
const looksInSilence = 3;

/** What to show by what the daemon says, and by how long it has said nothing. */
export class Listener {
  #menu: Menu;
  #unheard = 0;

  constructor(first: Menu) {
    this.#menu = first;
  }

  hear(menu: Menu): void {
    this.#menu = menu;
    this.#unheard = 0;
  }

  /** To be called once a minute. Answers what to show from now on where the daemon has just been silent for too long, else null. */
  look(): Menu | null {
    this.#unheard += 1;
    return this.#unheard === looksInSilence ? silenced(this.#menu) : null;
  }

  /** Whether a click would be received: one during a silence would be obeyed whenever the daemon goes on. */
  get isHeard(): boolean {
    return this.#unheard < looksInSilence;
  }
}

/** The broken outline, its sentence in the first row, and nothing that can be chosen. */
function silenced(menu: Menu): Menu {
  const pale = (row: Row): Row => ({ ...row, enabled: false, rows: row.rows.map(pale) });
  return {
    ...menu,
    shape: 'stale',
    label: menu.silent.label,
    rows: menu.rows.map((row) => {
      if (row === 'separator') return row;
      return row.id === 'headline' ? { ...row, title: menu.silent.headline } : pale(row);
    }),
  };
}
