import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  tooManyDirectories: {
    en: '{module} has more than {most} directories: not all of it was read',
    zh: '{module} 的目录超过 {most} 个：未全部读取',
  },
  tooManyPackages: {
    en: '{module} imports more than {most} packages: not all of them were read',
    zh: '{module} 导入的包超过 {most} 个：未全部读取',
  },
  notHere: {
    en: '{path} is imported, but is not in the module cache',
    zh: '导入了 {path}，但它不在模块缓存中',
  },
  tooManyModules: {
    en: 'more than {most} modules are known: not all of them were read',
    zh: '已知模块超过 {most} 个：未全部读取',
  },
} as const satisfies Phrases;

export const inWords = wording('probes/cgo', phrases);
