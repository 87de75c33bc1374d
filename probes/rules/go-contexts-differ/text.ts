import type { Lead, Place } from '../../contexts/answer.ts';
import type { Text } from '../../probe.ts';

/** What its sentences are filled with. */
export interface Values {
  readonly differs: 'architecture' | 'version';
  /** `go`, and all programs of which it holds: `go, dlv`. */
  readonly name: string;
  readonly names: string;
  readonly directory: string;
  /** In how many more directories. */
  readonly others: number;
  /** The odd one. */
  readonly place: Place;
  /** `Code, Cursor`; empty for no editor. */
  readonly editors: string;
  readonly path: string;
  readonly version: string;
  readonly architecture: string;
  /** What leads it there. */
  readonly lead: Lead;
  /** The file that says so; empty where none does. */
  readonly file: string;
  /** From 1; 0 where there is none. */
  readonly line: number;
  /** One of the others. */
  readonly usualPlace: Place;
  readonly usualEditors: string;
  readonly usualPath: string;
  readonly usualVersion: string;
  readonly usualArchitecture: string;
  /** The GOROOT of the other's go; empty when not known. */
  readonly usualTree: string;
}

const english = (place: Place, editors: string): string =>
  ({
    'login-shell': 'the terminal',
    gui: 'applications',
    daemon: 'the daemon',
    vscode: editors,
    goland: editors,
  })[place];

const chinese = (place: Place, editors: string): string =>
  ({ 'login-shell': '终端', gui: '应用程序', daemon: '守护进程', vscode: editors, goland: editors })[place];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const text: Text<Values> = {
  en: {
    title: 'An editor starts another Go than the terminal',
    cause:
      'A terminal takes the first go on its PATH. VS Code takes the one that was chosen for the folder, then `go.alternateTools`, GOBIN, `go.goroot` and GOROOT, and only then PATH; for dlv and gopls GOPATH comes before PATH. GoLand takes the Go SDK of the project, and brings its own dlv. Where they come to different versions, what builds in one place fails in another, each fills the build cache for itself, and tools that one has installed do not fit the other.',
    remedy:
      'Let the odd one take the same Go as the others: remove the setting that leads it elsewhere, or change it. A version that was chosen on purpose is a remark and no fault.',
    summary: (values) => {
      const { name, version, architecture, directory, others, usualVersion, usualArchitecture } = values;
      const odd = capital(english(values.place, values.editors));
      const usual = english(values.usualPlace, values.usualEditors);
      const place = others === 0 ? directory : `${directory} and ${others} more`;
      return `${odd} starts ${name} ${version} (${architecture}) in ${place}; ${usual}: ${usualVersion} (${usualArchitecture}).`;
    },
    next: ({ lead, file, line, path, name, directory, usualPath, usualTree, place, editors }) => {
      switch (lead) {
        case 'selected':
          return `In ${editors}, with ${directory} open: run “Go: Choose Go Environment”, then “Clear selection”.`;
        case 'alternate':
          return `Remove or change \`go.alternateTools\` (${file}, line ${line}): \`${name}\` there is ${path}, the others have ${usualPath}.`;
        case 'goroot':
          return file === ''
            ? `${editors} takes it from beside its go, ${path}: install ${name} there again, or remove it.`
            : `Remove \`go.goroot\` (${file}, line ${line}), or let it name ${usualTree || 'the GOROOT of the others'}.`;
        case 'tools-gopath':
          return `Remove \`go.toolsGopath\` (${file}, line ${line}), or install ${name} there again.`;
        case 'gobin':
          return `${path} is in GOBIN, where ${editors} looks before PATH: remove it, or put GOBIN first on PATH.`;
        case 'gopath':
          return `${path} is in GOPATH, where ${editors} looks before PATH: remove one of the two, or install both again.`;
        case 'goroot-variable':
          return `Unset GOROOT where it is exported: ${editors} takes the go below it before that of PATH.`;
        case 'variables':
          return `Remove GOTOOLCHAIN from \`go.toolsEnvVars\` (${file}, line ${line}): only ${editors} hears it there.`;
        case 'fallback':
          return `${editors} finds no go on its PATH and takes ${path}: put the directory of the right one on the PATH of the login shell.`;
        case 'project':
          return `In GoLand, Settings | Go | GOROOT: choose ${usualTree || 'the Go SDK of the others'} (bound in ${file}, line ${line}).`;
        case 'dlv-path':
          return `Remove \`dlv.path\` (${file}, line ${line}), or let it name ${usualPath}.`;
        case 'path':
        case 'bundled':
          return place === 'login-shell'
            ? `Put the directory of ${usualPath} first on the terminal's PATH, or let the editors take ${path}.`
            : `Put the directory of ${usualPath} first on the PATH of ${editors}.`;
      }
    },
  },
  zh: {
    title: '编辑器启动的 Go 与终端不同',
    cause:
      '终端采用其 PATH 中的第一个 go。VS Code 先用为该文件夹选定的，然后依次是 `go.alternateTools`、GOBIN、`go.goroot` 与 GOROOT，最后才是 PATH；对于 dlv 和 gopls，GOPATH 先于 PATH。GoLand 采用项目的 Go SDK，并自带 dlv。若版本不同，在一处能构建的在另一处会失败，各自填充构建缓存，为一方安装的工具也不适合另一方。',
    remedy:
      '让与众不同的那个采用与其他相同的 Go：删除或修改把它引向别处的设置。特意选择的版本只是提示，不是故障。',
    summary: (values) => {
      const { name, version, architecture, directory, others, usualVersion, usualArchitecture } = values;
      const odd = chinese(values.place, values.editors);
      const usual = chinese(values.usualPlace, values.usualEditors);
      const place = others === 0 ? directory : `${directory} 等 ${others + 1} 处`;
      return `在 ${place} 中，${odd} 启动 ${name} ${version}（${architecture}）；${usual}：${usualVersion}（${usualArchitecture}）。`;
    },
    next: ({ lead, file, line, path, name, directory, usualPath, usualTree, place, editors }) => {
      switch (lead) {
        case 'selected':
          return `在打开 ${directory} 的 ${editors} 中运行 “Go: Choose Go Environment”，再选 “Clear selection”。`;
        case 'alternate':
          return `删除或修改 \`go.alternateTools\`（${file} 第 ${line} 行）：其中 \`${name}\` 为 ${path}，其他环境是 ${usualPath}。`;
        case 'goroot':
          return file === ''
            ? `${editors} 采用与其 go 同目录的 ${path}：请在那里重新安装 ${name}，或删除它。`
            : `删除 \`go.goroot\`（${file} 第 ${line} 行），或让它指向 ${usualTree || '其他环境的 GOROOT'}。`;
        case 'tools-gopath':
          return `删除 \`go.toolsGopath\`（${file} 第 ${line} 行），或在那里重新安装 ${name}。`;
        case 'gobin':
          return `${path} 在 GOBIN 中，${editors} 会先于 PATH 查找那里：请删除它，或把 GOBIN 放在 PATH 最前。`;
        case 'gopath':
          return `${path} 在 GOPATH 中，${editors} 会先于 PATH 查找那里：请删除其中一个，或都重新安装。`;
        case 'goroot-variable':
          return `请在导出 GOROOT 的地方取消它：${editors} 先采用其下的 go，然后才是 PATH 中的。`;
        case 'variables':
          return `从 \`go.toolsEnvVars\`（${file} 第 ${line} 行）中删除 GOTOOLCHAIN：那里只有 ${editors} 会听它。`;
        case 'fallback':
          return `${editors} 在其 PATH 中找不到 go，于是采用 ${path}：请把正确的目录放入登录 shell 的 PATH。`;
        case 'project':
          return `在 GoLand 的 Settings | Go | GOROOT 中选择 ${usualTree || '其他环境的 Go SDK'}（绑定于 ${file} 第 ${line} 行）。`;
        case 'dlv-path':
          return `删除 \`dlv.path\`（${file} 第 ${line} 行），或让它指向 ${usualPath}。`;
        case 'path':
        case 'bundled':
          return place === 'login-shell'
            ? `把 ${usualPath} 的目录放在终端 PATH 的最前，或让编辑器采用 ${path}。`
            : `把 ${usualPath} 的目录放在 ${editors} 的 PATH 最前。`;
      }
    },
  },
};
