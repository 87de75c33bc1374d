import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a desktop needs and this machine lacks; empty when it has everything. */
export function missingForDesktop(): string[] {
  return ['Xvfb', 'dbus-daemon', 'xfce4-panel', 'xfconf-query', 'xdotool', 'gdbus', 'import'].filter(
    (name) => {
      try {
        execFileSync('/bin/sh', ['-c', 'command -v "$1"', 'sh', name], { stdio: 'ignore' });
        return false;
      } catch {
        return true;
      }
    },
  );
}

/** A desktop of our own: an X server, a D-Bus session and a real panel with its status-notifier plugin. */
export class Desktop {
  readonly environment: NodeJS.ProcessEnv;
  readonly #home: string;
  readonly #children = new Set<ChildProcess>();
  #panel: ChildProcess | undefined;
  #bus: ChildProcess | undefined;

  private constructor(home: string) {
    this.#home = home;
    this.environment = {
      PATH: process.env.PATH,
      HOME: home,
      LANG: 'C.UTF-8',
      XDG_CONFIG_HOME: join(home, 'config'),
      XDG_CACHE_HOME: join(home, 'cache'),
      XDG_DATA_HOME: join(home, 'data'),
      XDG_RUNTIME_DIR: join(home, 'run'),
      GTK_THEME: 'Adwaita',
      NO_AT_BRIDGE: '1',
    };
  }

  /** Opens one. `panel: false` leaves out the panel; `dark` gives it and its menus the dark theme. */
  static async open({ panel = true, dark = false } = {}): Promise<Desktop> {
    const home = mkdtempSync(join(tmpdir(), 'gowarden-desktop-'));
    mkdirSync(join(home, 'run'), { mode: 0o700 });
    const desktop = new Desktop(home);
    if (dark) desktop.environment.GTK_THEME = 'Adwaita:dark';
    try {
      desktop.environment.DISPLAY = await desktop.#display();
      desktop.environment.DBUS_SESSION_BUS_ADDRESS = await desktop.#startBus();
      desktop.#configurePanel();
      if (panel) await desktop.startPanel();
      return desktop;
    } catch (error) {
      await desktop.close();
      throw error;
    }
  }

  async #display(): Promise<string> {
    const server = this.#start(
      'Xvfb',
      ['-displayfd', '1', '-screen', '0', '900x700x24', '-nolisten', 'tcp'],
      true,
    );
    return `:${(await firstLine(server)).trim()}`;
  }

  /** Always at the same address, like the bus of a login. */
  async #startBus(): Promise<string> {
    const address = `--address=unix:path=${join(this.#home, 'run/bus')}`;
    const words = ['--session', '--nofork', '--print-address=1', address];
    this.#bus = this.#start('dbus-daemon', words, true);
    // Without the identity, which the next bus at this address will not have.
    return (await firstLine(this.#bus)).trim().replace(/,guid=.*/, '');
  }

  /** Ends the D-Bus session, and with it the panel, and restarts both after `ms`. */
  async restartBus(ms: number): Promise<void> {
    const bus = this.#bus!;
    const gone = new Promise((resolve) => bus.once('exit', resolve));
    bus.kill('SIGKILL');
    await gone;
    if (this.#panel) this.#end(this.#panel);
    rmSync(join(this.#home, 'run/bus'), { force: true });
    await sleep(ms);
    await this.#startBus();
    await this.startPanel();
  }

  /** One panel at the top with nothing but the plugin that shows status notifiers. */
  #configurePanel(): void {
    const folder = join(this.#home, 'config/xfce4/xfconf/xfce-perchannel-xml');
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, 'xfce4-panel.xml'),
      `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="32"/>
      <property name="icon-size" type="uint" value="24"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty"><property name="plugin-1" type="string" value="systray"/></property>
</channel>
`,
    );
  }

  /** Starts the panel and waits until it watches for items. */
  async startPanel(): Promise<void> {
    this.#panel = this.#start('xfce4-panel', ['--disable-wm-check']);
    await until('the panel to own org.kde.StatusNotifierWatcher', () => this.watcherOwner() !== null);
  }

  /** Ends the panel like a crash, with all its processes. */
  async killPanel(): Promise<void> {
    const panel = this.#panel;
    if (!panel) return;
    const gone = new Promise((resolve) => panel.once('exit', resolve));
    process.kill(-panel.pid!, 'SIGKILL');
    await gone;
    await until('the watcher to be gone', () => this.watcherOwner() === null);
  }

  /** Kills a program with all its processes; it may already be gone. */
  #end({ pid }: ChildProcess): void {
    try {
      process.kill(-pid!, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }

  signalPanel(signal: NodeJS.Signals): void {
    process.kill(-this.#panel!.pid!, signal);
  }

  /** The bus name that owns the watcher; null when nobody does. */
  watcherOwner(): string | null {
    const answer = this.#call('org.freedesktop.DBus', '/org/freedesktop/DBus', [
      'org.freedesktop.DBus.NameHasOwner',
      'org.kde.StatusNotifierWatcher',
    ]);
    return answer.includes('true') ? 'org.kde.StatusNotifierWatcher' : null;
  }

  /** The items that are registered with the watcher now, e.g. `:1.7/org/ayatana/NotificationItem/systray`. */
  items(): string[] {
    const answer = this.#call('org.kde.StatusNotifierWatcher', '/StatusNotifierWatcher', [
      'org.freedesktop.DBus.Properties.Get',
      'org.kde.StatusNotifierWatcher',
      'RegisteredStatusNotifierItems',
    ]);
    return [...answer.matchAll(/'([^']+)'/g)].map((match) => match[1]!);
  }

  /** What the panel knows about the item: the file of its icon, which gets a new name for each icon, or its pixels. */
  icon(): string {
    const name = this.#property(this.#item(), 'org.kde.StatusNotifierItem', 'IconName');
    return name.includes("''")
      ? this.#property(this.#item(), 'org.kde.StatusNotifierItem', 'IconPixmap')
      : name;
  }

  /** The titles of the visible rows, those of submenus after their parent's. */
  labels(): string[] {
    return this.#rows().map((row) => row.label);
  }

  /** The titles of the rows at the top level that the keyboard can reach. */
  choices(): string[] {
    return this.#rows()
      .filter((row) => row.top && row.enabled)
      .map((row) => row.label);
  }

  #item(): readonly [name: string, path: string] {
    const [item = ''] = this.items();
    const slash = item.indexOf('/');
    return [item.slice(0, slash), item.slice(slash)];
  }

  #property([name, path]: readonly [string, string], iface: string, property: string): string {
    return this.#call(name, path, ['org.freedesktop.DBus.Properties.Get', iface, property]);
  }

  /** The menu as the panel would read it: com.canonical.dbusmenu's layout, in JSON by busctl. */
  #rows(): { label: string; enabled: boolean; top: boolean }[] {
    const item = this.#item();
    const menuPath = /'([^']+)'/.exec(this.#property(item, 'org.kde.StatusNotifierItem', 'Menu'))?.[1] ?? '';
    const call = [
      'call',
      item[0],
      menuPath,
      'com.canonical.dbusmenu',
      'GetLayout',
      'iias',
      '0',
      '--',
      '-1',
      '0',
    ];
    const options = { env: this.environment, encoding: 'utf8' } as const;
    const answer = execFileSync('busctl', ['--user', '--json=short', ...call], options);
    type Value = { readonly data: unknown };
    type Node = readonly [
      id: number,
      properties: Readonly<Record<string, Value>>,
      children: readonly { data: Node }[],
    ];
    const [, root] = (JSON.parse(answer) as { data: [number, Node] }).data;
    const rows: { label: string; enabled: boolean; top: boolean }[] = [];
    const walk = (nodes: Node[2], top: boolean): void => {
      for (const { data } of nodes) {
        const [, properties, children] = data;
        if (properties.visible?.data === false || properties.type?.data === 'separator') continue;
        const text = properties.label?.data;
        const label = typeof text === 'string' ? text.replaceAll('__', '_') : '';
        rows.push({ label, enabled: properties.enabled?.data !== false, top });
        walk(children, false);
      }
    };
    walk(root[2], true);
    return rows;
  }

  #call(name: string, path: string, args: readonly string[]): string {
    const [method = '', ...rest] = args;
    try {
      return execFileSync(
        'gdbus',
        [
          'call',
          '--session',
          '--timeout',
          '5',
          '--dest',
          name,
          '--object-path',
          path,
          '--method',
          method,
          ...rest,
        ],
        { env: this.environment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
      );
    } catch (error) {
      return String((error as { stderr?: string }).stderr).includes('ServiceUnknown')
        ? '[]'
        : `error ${String(error)}`;
    }
  }

  /** Runs xdotool and returns its output. */
  xdotool(...args: readonly (string | number)[]): string {
    return execFileSync('xdotool', args.map(String), { env: this.environment, encoding: 'utf8' }).trim();
  }

  /** Opens the menu of the only icon with the mouse and waits until it has the keyboard focus and is drawn. */
  async openMenu(): Promise<void> {
    const windows = (): string[] =>
      this.xdotool('search', '--onlyvisible', '--class', 'xfce4-panel|wrapper').split('\n');
    const before = windows();
    this.xdotool('mousemove', 12, 15, 'click', 1);
    await until('the menu', () => windows().some((one) => !before.includes(one)));
    // Away from the rows, so that none is chosen by the mouse.
    this.xdotool('mousemove', 850, 650);
    await sleep(100);
  }

  /** Opens the menu and chooses a row by the start of its title, with the keyboard. */
  async choose(title: string): Promise<void> {
    let rows: readonly string[] = [];
    const same = (): boolean => this.choices().join('\n') === rows.join('\n');
    // A row that comes or goes meanwhile would make the keyboard selection end on its neighbour.
    await until('the rows to stay', async () => {
      rows = this.choices();
      await sleep(200);
      if (!same()) return false;
      await this.openMenu();
      const at = rows.findIndex((label) => label.startsWith(title));
      if (at === -1 && same()) throw new Error(`No row begins with ${title}: ${rows.join(' | ')}`);
      for (let step = 0; step <= at; step += 1) this.xdotool('key', 'Down');
      if (same()) return true;
      this.xdotool('key', 'Escape');
      return false;
    });
    this.xdotool('key', 'Return');
  }

  /** Takes a picture of the whole screen. */
  screenshot(path: string): void {
    execFileSync('import', ['-window', 'root', path], { env: this.environment });
  }

  /** Starts a program on this desktop in a group of its own. */
  #start(name: string, args: readonly string[], talks = false): ChildProcess {
    const child = spawn(name, args, {
      env: this.environment,
      detached: true,
      stdio: ['ignore', talks ? 'pipe' : 'ignore', process.env.GOWARDEN_DEBUG ? 'inherit' : 'ignore'],
    });
    this.#children.add(child);
    child.once('exit', () => this.#children.delete(child));
    return child;
  }

  async close(): Promise<void> {
    const children = [...this.#children];
    const gone = children.map((child) => new Promise((resolve) => child.once('exit', resolve)));
    for (const child of children.reverse()) if (child.pid) process.kill(-child.pid, 'SIGKILL');
    await Promise.all(gone);
    rmSync(this.#home, { recursive: true, force: true });
  }
}

/** Waits until something holds, as long as a busy machine needs; throws naming it. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  limitMs = 20_000,
  instead: () => string = () => '',
): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Waited ${limitMs / 1000} s in vain for ${what}: ${instead()}`);
    await sleep(50);
  }
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text.split('\n')[0]!);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`it ended with ${code} before its first line`)));
  });
}
