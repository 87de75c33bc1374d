import type { Status } from '../../daemon/status.ts';
import { idle, menu, type Activity, type Menu } from '../../tray/menu.ts';
import type { Row } from '../../tray/menu/row.ts';
import { now, someStatus } from './some-status.ts';
import { words } from './words.ts';

/** Every row, parents before their children. */
export function rowsOf(shown: Menu): Row[] {
  const all = (row: Row): Row[] => [row, ...row.rows.flatMap(all)];
  return shown.rows.flatMap((row) => (row === 'separator' ? [] : all(row)));
}

/** The row with that id. */
export function row(shown: Menu, id: string): Row {
  return rowsOf(shown).find((one) => one.id === id)!;
}

/** The English menu of a status that differs from a quiet Mac's in these fields. */
export const of = (change: Partial<Status>, activity: Activity = idle, at = now): Menu =>
  menu(someStatus(change), at, words('en'), activity);
