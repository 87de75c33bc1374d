import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  named: { en: '{source}: {versions}', zh: '{source}：{versions}' },
  notInstalled: { en: '{source}: {versions}, which is not installed', zh: '{source}：{versions}，但未安装' },
  notInstalledIn: {
    en: '{source}: {versions}, which is not installed in {directory}',
    zh: '{source}：{versions}，但未安装于 {directory}',
  },
  nothingInstalled: {
    en: '{source}: {versions}, for which nothing is installed',
    zh: '{source}：{versions}，但没有安装对应的版本',
  },
  leftToPlugin: { en: '{file}: left to the plugin by ~/.asdfrc', zh: '{file}：~/.asdfrc 交由插件决定' },
  leftToMise: {
    en: '{file}: idiomatic_version_file_enable_tools lets it decide',
    zh: '{file}：idiomatic_version_file_enable_tools 让它决定',
  },
  noToolVersions: { en: 'no .tool-versions names golang', zh: '没有 .tool-versions 提到 golang' },
  goModDecides: {
    en: '{file}: GOENV_GOMOD_VERSION_ENABLE lets it decide',
    zh: '{file}：GOENV_GOMOD_VERSION_ENABLE 让它决定',
  },
  absentSoSystem: { en: '{file}: absent, so system', zh: '{file}：不存在，因此使用 system' },
  furtherFiles: {
    en: 'MISE_ENV={environment}: further files decide',
    zh: 'MISE_ENV={environment}：由其他文件决定',
  },
  unreadable: { en: '{file}: cannot be parsed', zh: '{file}：无法解析' },
  noProtoFile: { en: 'no .prototools names go', zh: '没有 .prototools 提到 go' },
  noMiseFile: { en: 'no configuration file of mise names go', zh: '没有 mise 的配置文件提到 go' },
  currentRevision: { en: 'the current revision', zh: '当前修订版' },
  unknownScript: { en: 'a script that gowarden does not know', zh: 'gowarden 不认识的脚本' },
} as const satisfies Phrases;

export const inWords = wording('probes/shims', phrases);
