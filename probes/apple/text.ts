import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  noPlist: { en: '{file} is not a property list that can be read', zh: '{file} 不是可读取的属性列表' },
  noVersion: { en: '{path} does not say its version', zh: '{path} 没有说明其版本' },
  named: { en: '{by} names {path}', zh: '{by} 指向 {path}' },
  environment: { en: '{context}: DEVELOPER_DIR={path}', zh: '{context}：DEVELOPER_DIR={path}' },
  setAt: { en: '{place} sets {name}', zh: '{place} 设置了 {name}' },
  sdkroot: { en: '{context}: SDKROOT={path}', zh: '{context}：SDKROOT={path}' },
  noneNamed: {
    en: '{contexts}: no DEVELOPER_DIR and no link of xcode-select names a directory',
    zh: '{contexts}：没有 DEVELOPER_DIR，xcode-select 也没有指定目录',
  },
  notThere: { en: '{path}: not there', zh: '{path}：不存在' },
  leadsTo: { en: '{path} leads to {target}', zh: '{path} 指向 {target}' },
  receipt: { en: 'installed once: {file}', zh: '曾经安装过：{file}' },
  instead: { en: 'whole: {path}', zh: '完整：{path}' },
  version: { en: '{file}: version {version}', zh: '{file}：版本 {version}' },
  least: { en: 'macOS {os} needs at least {minimum}', zh: 'macOS {os} 至少需要 {minimum}' },
  sdkVersion: { en: '{path}: SDK {version}, macOS {os}', zh: '{path}：SDK {version}，macOS {os}' },
  importsC: { en: '{file}:{line} imports "C"', zh: '{file}:{line} 导入了 "C"' },
  pure: {
    en: 'none of the known modules imports "C": {count} read',
    zh: '已知模块均未导入 "C"：已读取 {count} 个',
  },
  noModules: { en: 'no module is known that imports "C"', zh: '没有已知模块导入 "C"' },
} as const satisfies Phrases;

export const inWords = wording('probes/apple', phrases);
