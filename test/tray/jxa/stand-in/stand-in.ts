import type { Table } from '../headers/table.ts';
import { type Application, behavioursOf, type World } from './apple.ts';
import { Objects, type Thing } from './objects.ts';

interface Method {
  readonly types: readonly [gives: string, takes: readonly string[]];
  readonly implementation: (...arguments_: unknown[]) => void;
}

/** A row as the menu shows it. */
export interface ShownRow {
  readonly id: number;
  readonly title: string;
  readonly toolTip: string;
  readonly enabled: boolean;
  readonly hidden: boolean;
  readonly checked: boolean;
  readonly rows: readonly ShownRow[];
}

/** An icon as the menu bar shows it. */
export interface ShownBar {
  /** Its picture in base64, or the text in its place. */
  readonly icon: string;
  readonly label: string;
  readonly spoken: string;
  readonly name: string | null;
  readonly rows: readonly ShownRow[];
}

/**
 * According to Apple's release notes on the bridge, `types` is the method's result, then a list of its arguments, which has
 * as many names as the selector has colons. Each of ours is called by AppKit with one object and returns nothing.
 */
function checkMethod(selector: string, { types, implementation }: Method): void {
  const takes = Array.from({ length: selector.split(':').length - 1 }, () => 'id');
  const wanted = JSON.stringify(['void', takes]);
  if (JSON.stringify(types) !== wanted)
    throw new Error(`${selector} must be of the types ${wanted}, not ${JSON.stringify(types)}`);
  if (implementation.length !== takes.length)
    throw new Error(`${selector} is given ${takes.length} arguments, but takes ${implementation.length}`);
}

/**
 * A strict stand-in for JavaScript for Automation with the part of AppKit that the helper uses. `table` is what Apple's headers
 * say about it; `without` removes methods again.
 */
export function standIn(world: World, table: Table, without: readonly string[] = []) {
  const application: Application = { running: false, bars: [], activities: [] };
  let methods: Readonly<Record<string, Method>> = {};
  const known = Object.entries(table.methods).filter(([signature]) => !without.includes(signature));
  const objects = new Objects(
    { ...table, methods: Object.fromEntries(known) },
    behavioursOf(world, application),
    (selector) => selector in methods,
  );
  const $ = new Proxy(() => undefined, {
    apply: (_, __, given: unknown[]) => {
      if (given.length === 0) return objects.nil;
      if (given.length > 1 || typeof given[0] !== 'string')
        throw new Error(`$() takes one text, not ${JSON.stringify(given)}`);
      return objects.text(given[0]);
    },
    get: (_, name) => objects.global(String(name)),
  });
  const ObjC = {
    import: () => undefined,
    registerSubclass: (description: { methods: typeof methods }) => {
      for (const [selector, method] of Object.entries(description.methods)) checkMethod(selector, method);
      methods = description.methods;
    },
  };
  const call = (selector: string, sender: Thing | null = null): void => {
    const method = methods[selector];
    if (!method) throw new Error(`GowardenTrayTarget has no method ${selector}`);
    method.implementation(objects.wrap(sender));
  };
  return {
    ...{ $, ObjC, call, application },
    sets: objects.sets,
    shown: () => application.bars.map(barOf),
    click: (id: number) => {
      const row = application.bars
        .flatMap(({ fields }) => rowsOf(fields.menu))
        .find((one) => one.fields.tag === id);
      if (!row) throw new Error(`there is no row ${id}`);
      call('clicked:', row);
    },
  };
}

const textOf = (thing: unknown): string => ((thing as Thing | undefined)?.fields.js ?? '') as string;

/** All rows of a menu, parents before their children. */
function rowsOf(menu: unknown): Thing[] {
  const rows = ((menu as Thing | undefined)?.fields.rows ?? []) as Thing[];
  return rows.flatMap((row) => [row, ...rowsOf(row.fields.submenu)]);
}

function barOf({ fields }: Thing): ShownBar {
  const { image, title, toolTip, accessibilityLabel } = (fields.button as Thing).fields;
  const bytes = (image as Thing | undefined)?.fields.data as Uint8Array | undefined;
  return {
    icon: bytes ? String.fromCharCode(...bytes) : textOf(title),
    label: textOf(toolTip),
    spoken: textOf(accessibilityLabel),
    name: fields.autosaveName === undefined ? null : textOf(fields.autosaveName),
    rows: menuOf(fields.menu),
  };
}

function menuOf(menu: unknown): readonly ShownRow[] {
  const rows = ((menu as Thing | undefined)?.fields.rows ?? []) as Thing[];
  return rows
    .filter(({ fields }) => fields.separator !== true)
    .map(({ fields }) => ({
      id: Number(fields.tag),
      title: textOf(fields.title),
      toolTip: textOf(fields.toolTip),
      enabled: fields.enabled === true,
      hidden: fields.hidden === true,
      checked: fields.state === 1,
      rows: menuOf(fields.submenu),
    }));
}
