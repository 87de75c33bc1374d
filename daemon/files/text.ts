import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  chooseAnother: {
    en: 'check who owns the directory above it, or choose another place with --state',
    zh: '请查看上级目录的归属，或用 --state 另选位置',
  },
  cannotMake: {
    en: 'Expected to be able to create {path}, got {reason}; {next}',
    zh: '应能建立 {path}，却得到 {reason}；{next}',
  },
  notADirectory: {
    en: 'Expected {path} to be a directory, got a link or a file',
    zh: '{path} 应为目录，却是链接或文件',
  },
  ofAnother: {
    en: 'Expected {path} to belong to user {wanted}, got user {given}',
    zh: '{path} 应属于用户 {wanted}，却属于用户 {given}',
  },
} as const satisfies Phrases;

export const inWords = wording('daemon/files', phrases);
