import type { Platform } from '../../host/host.ts';
import type { Command } from '../../messages/command.ts';
import type { Person } from '../remedy.ts';

/** How steps are said. */
interface Texts {
  readonly run: (command: string) => string;
  readonly thenRun: (command: string) => string;
  readonly edit: (file: string, before: string, after: string) => string;
  readonly editLines: (file: string) => string;
  /** Between two sentences, of which the first may have no end. */
  readonly join: (one: string, other: string) => string;
}

const en: Texts = {
  run: (command) => `Run: ${command}`,
  thenRun: (command) => `Then run: ${command}`,
  edit: (file, before, after) =>
    after === ''
      ? `Remove \`${before}\` from ${file}.`
      : before === ''
        ? `Add \`${after}\` to ${file}.`
        : `In ${file}, replace \`${before}\` with \`${after}\`.`,
  editLines: (file) => `Change the lines of ${file} that \`gowarden doctor\` shows as a diff.`,
  join: (one, other) => `${one}${/[.!?]$/.test(one) ? '' : '.'} ${other}`,
};

const zh: Texts = {
  run: (command) => `运行：${command}`,
  thenRun: (command) => `然后运行：${command}`,
  edit: (file, before, after) =>
    after === ''
      ? `从 ${file} 中删除 \`${before}\`。`
      : before === ''
        ? `在 ${file} 中加入 \`${after}\`。`
        : `在 ${file} 中把 \`${before}\` 替换为 \`${after}\`。`,
  editLines: (file) => `按 \`gowarden doctor\` 显示的差异修改 ${file}。`,
  join: (one, other) => `${one}${/[。！？]$/.test(one) ? '' : '。'}${other}`,
};

export const texts = { en, zh };

/** What only a person can do. */
export const persons = {
  newTerminal: said('Open a new terminal.', '打开新的终端。', 'new-terminal'),
  installer: said(
    'Open the package once it is downloaded, and follow its installer.',
    '下载完成后打开该安装包，并按其安装程序操作。',
    'installer',
  ),
  /** `major`: the newest that is for this macOS, where that is not the newest of all; else null. */
  choosePackage: (architecture: string, major: string | null): Person =>
    said(
      `Take the newest package ${major === null ? '' : `of Go ${major}, the newest for this macOS, `}for ${architecture} from that page, open it, and follow its installer.`,
      `从该页面下载适用于 ${architecture} 的最新${major === null ? '' : `的 Go ${major}（此 macOS 可用的最新版本）`}安装包，打开它并按其安装程序操作。`,
      'installer',
    ),
  newerMacos: (macos: string, newest: string): Person =>
    said(
      `Install a newer macOS first: the newest Go for macOS ${macos} is ${newest}, which gets no security fixes any more.`,
      `请先安装更新的 macOS：适用于 macOS ${macos} 的最新 Go 是 ${newest}，它已不再获得安全修复。`,
    ),
  first: (directory: string): Person =>
    said(
      `Put ${directory} first on PATH, then open a new terminal.`,
      `让 ${directory} 排在 PATH 最前面，然后打开新的终端。`,
    ),
  /** https://fishshell.com/docs/current/cmds/fish_add_path.html */
  firstInFish: (command: Command): Person =>
    said(
      `In fish, run \`${command}\`, then open a new terminal.`,
      `在 fish 中运行 \`${command}\`，然后打开新的终端。`,
    ),
  /** https://www.freedesktop.org/software/systemd/man/latest/environment.d.html */
  inSession: (directory: string): Person =>
    said(
      `Applications take PATH from the session: put the line PATH=${directory}:$PATH into ~/.config/environment.d/go.conf, then log in again.`,
      `应用程序从会话取得 PATH：在 ~/.config/environment.d/go.conf 中写入一行 PATH=${directory}:$PATH，然后重新登录。`,
    ),
  nativeManager: (manager: string, path: string, architecture: string): Person =>
    said(
      `${path} itself is built for another architecture, and so is every Go that it installs: replace it with the ${architecture} build of ${manager}.`,
      `${path} 本身的架构与本机不符，它安装的每个 Go 也是如此：请换成 ${manager} 的 ${architecture} 版本。`,
      'native-manager',
    ),
  /** Variables of launchd reach only what it starts afterwards (launchctl(1)). */
  restartTerminal: said(
    'Quit the terminal application and the editors, and open them again.',
    '退出终端应用程序和编辑器，然后重新打开。',
    'new-terminal',
  ),
  unsetAt: (name: string, place: string): Person =>
    said(
      `Remove ${name} from ${place}, then open a new terminal.`,
      `从 ${place} 中删除 ${name}，然后打开新的终端。`,
    ),
  unsetAtLogin: (name: string, place: string): Person =>
    said(`Remove ${name} from ${place}, then log in again.`, `从 ${place} 中删除 ${name}，然后重新登录。`),
  unsetInSession: (name: string, command: Command): Person =>
    said(
      `${name} is set in the session, but no file of environment.d sets it: \`${command}\` takes it out until the next login. Find what sets it there, such as ~/.profile of the display manager.`,
      `${name} 在会话中设置，但 environment.d 的文件中没有它：\`${command}\` 可在下次登录前去除它。请找到设置它的地方，例如显示管理器读取的 ~/.profile。`,
    ),
  /** `command` lets the login shell tell which line sets it. */
  unsetByShell: (name: string, command: string): Person =>
    said(
      `The login shell sets ${name}, in no way that gowarden can read. \`${command}\` prints where: take it out there, and open a new terminal.`,
      `登录 shell 设置了 ${name}，但 gowarden 读不出是在何处。\`${command}\` 会显示设置它的位置：请在那里删除，然后打开新的终端。`,
    ),
  unsetSomewhere: (name: string): Person =>
    said(
      `${name} is set by the login shell, but no line of its start-up files sets it literally: find what does, take it out, and open a new terminal.`,
      `${name} 由登录 shell 设置，但其启动文件中没有直接设置它的行：请找到设置它的地方并删除，然后打开新的终端。`,
    ),
  goFirst: (tool: string): Person =>
    said(
      `First put the go command right: no Go here builds a ${tool} that runs natively. Then ${tool} can be built again.`,
      `请先修复 go 命令：本机没有能构建原生 ${tool} 的 Go。之后再重新构建 ${tool}。`,
    ),
  idle: (path: string): Person =>
    said(
      `Nothing on PATH starts it: ${path} can stay, or go when nothing else names it.`,
      `PATH 中没有任何目录启动它：${path} 可以保留，也可以在没有其他地方引用时删除。`,
    ),
  nix: (architecture: string, platform: Platform): Person => {
    const system = `${architecture === 'arm64' ? 'aarch64' : 'x86_64'}-${platform}`;
    return said(
      `The Nix profile or flake is evaluated for the wrong system: build it for ${system} (nixpkgs.hostPlatform, or \`system\` in nix.conf).`,
      `Nix profile 或 flake 是按错误的系统求值的：请为 ${system} 构建（nixpkgs.hostPlatform，或 nix.conf 中的 \`system\`）。`,
    );
  },
  nixNewer: (): Person =>
    said(
      'Update what the Nix profile or flake takes its Go from (`nix profile upgrade`, `nix flake update` or `nix-channel --update`), then open a new terminal.',
      '更新 Nix profile 或 flake 中 Go 的来源（`nix profile upgrade`、`nix flake update` 或 `nix-channel --update`），然后打开新的终端。',
    ),
  port: (): Person =>
    said(
      'Update the port: `sudo port selfupdate`, then `sudo port upgrade go`.',
      '更新该 port：`sudo port selfupdate`，然后 `sudo port upgrade go`。',
    ),
  /** `architecture`: of the build that has to be had; null where the manager fetches that by itself. */
  byManager: (manager: string, supported: string, architecture: string | null): Person =>
    said(
      `Install one of Go ${supported} with ${manager}${architecture === null ? '' : `, for ${architecture} and from a terminal that is not translated`}, make it the default, and open a new terminal.`,
      `用 ${manager} 安装 Go ${supported} 之一${architecture === null ? '' : `（${architecture} 版本，且在未经转译的终端中）`}，设为默认版本，然后打开新的终端。`,
    ),
  snap: (): Person =>
    said(
      'Refresh the snap: `sudo snap refresh go`; `snap info go` shows which channel it follows.',
      '刷新该 snap：`sudo snap refresh go`；`snap info go` 显示它跟随的频道。',
    ),
  archive: (architecture: string, place: string): Person =>
    said(
      `Download the newest linux-${architecture} archive from https://go.dev/dl/ first, and only then put it in the place of ${place}, as https://go.dev/doc/install says.`,
      `请先从 https://go.dev/dl/ 下载最新的 linux-${architecture} 归档，然后再按 https://go.dev/doc/install 的说明用它替换 ${place}。`,
    ),
  beside: (architecture: string, place: string): Person =>
    said(
      `The maintainers of the distribution may still patch this Go, and its newer ones come with the distribution's own releases. For one that Go supports, unpack the newest linux-${architecture} archive of https://go.dev/dl/ as ${place} beside it, as https://go.dev/doc/install says.`,
      `发行版的维护者可能仍在修补这个 Go，而更新的版本随发行版自身的版本而来。若要 Go 官方支持的版本，请按 https://go.dev/doc/install 的说明，把 https://go.dev/dl/ 上最新的 linux-${architecture} 归档解压为 ${place}，与之并存。`,
    ),
  macports: (): Person =>
    said(
      'MacPorts came along from another Mac: migrate it as https://trac.macports.org/wiki/Migration says, which installs its ports again for this machine.',
      'MacPorts 是从另一台 Mac 迁移来的：请按 https://trac.macports.org/wiki/Migration 的说明迁移，它会为本机重新安装各个 port。',
    ),
  gvmLine: (version: string): Person =>
    said(
      `Let the line \`eval "$(gvm ${version})"\` of the profile set PATH and GOROOT, then open a new terminal.`,
      `让配置中的 \`eval "$(gvm ${version})"\` 一行设置 PATH 和 GOROOT，然后打开新的终端。`,
    ),
  /** `word`: the path of the list, as a shell takes it. */
  nativeHomebrew: (list: string, word: string): Person =>
    said(
      `Install the native Homebrew from an arm64 terminal as https://brew.sh says, then what ${list} lists (brew bundle install --file=${word}).`,
      `在 arm64 终端中按 https://brew.sh 的说明安装原生 Homebrew，再安装 ${list} 中列出的内容（brew bundle install --file=${word}）。`,
    ),
  endOfIntel: (): Person =>
    said(
      'Remove the Homebrew below /usr/local as https://docs.brew.sh/FAQ says only when nothing uses it any more.',
      '确认再没有东西使用 /usr/local 下的 Homebrew 之后，才按 https://docs.brew.sh/FAQ 的说明删除它。',
    ),
  /** `value`: null when only the manager knows it. */
  exported: (manager: string, value: string | null): Person => {
    const setting = value === null ? 'GOROOT' : `GOROOT=${value}`;
    return exported[manager]?.(setting) ?? keepsFirst(manager, setting);
  },
};

/** How to stop each manager from exporting GOROOT; `setting`: `GOROOT=/its/tree`, or the name alone. */
const exported: Readonly<Record<string, (setting: string) => Person>> = {
  mise: (setting) =>
    said(
      `mise exports ${setting}: let it come first on PATH (\`mise activate\` as the last line of the profile), or run \`mise settings set go_set_goroot false\`.`,
      `${setting} 由 mise 导出：让它排在 PATH 最前面（把 \`mise activate\` 放在配置的最后一行），或运行 \`mise settings set go_set_goroot false\`。`,
    ),
  gvm: (setting) =>
    said(
      `gvm exports ${setting}: run \`gvm use system\` where another Go is to work, or no longer source gvm in the profile.`,
      `${setting} 由 gvm 导出：要用其他 Go 时运行 \`gvm use system\`，或不再在配置中加载 gvm。`,
    ),
  g: (setting) =>
    said(
      `g exports ${setting} in ~/.g/env: no longer source that file where another Go is to work.`,
      `${setting} 由 g 在 ~/.g/env 中导出：要用其他 Go 时不要再加载该文件。`,
    ),
};

function keepsFirst(manager: string, setting: string): Person {
  return said(
    `${manager} exports ${setting}: let its own go come first on PATH, or no longer activate ${manager} in the profile.`,
    `${setting} 由 ${manager} 导出：让它自己的 go 排在 PATH 最前面，或不再在配置中启用 ${manager}。`,
  );
}

function said(en: string, zh: string, effect?: Person['effect']): Person {
  return { kind: 'person', en, zh, ...(effect && { effect }) };
}
