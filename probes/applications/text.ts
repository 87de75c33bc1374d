import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  application: { en: 'application: {name} ({path})', zh: '应用程序：{name}（{path}）' },
  versioned: { en: 'application: {name} {version} ({path})', zh: '应用程序：{name} {version}（{path}）' },
  program: { en: 'program: {file}, {architectures}', zh: '程序：{file}，{architectures}' },
  framework: { en: 'framework: {file}, {architectures}', zh: '框架：{file}，{architectures}' },
  runtime: { en: 'Java runtime: {file}, {architectures}', zh: 'Java 运行时：{file}，{architectures}' },
  chosen: {
    en: 'LaunchServices remembers {architecture} for {id}, which may be old',
    zh: 'LaunchServices 为 {id} 记住了 {architecture}，这可能已过时',
  },
  hardware: { en: 'hardware: {architecture}', zh: '硬件：{architecture}' },
} as const satisfies Phrases;

export const inWords = wording('probes/applications', phrases);
