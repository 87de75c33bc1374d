import { type Phrases, wording } from '../../../../messages/wording.ts';

export const phrases = {
  sumAgrees: { en: '{source}: SHA-256 {sha256}', zh: '{source}：SHA-256 {sha256}' },
  sumDiffers: {
    en: '{source} says {expected}, the file is {sha256}',
    zh: '{source} 为 {expected}，而文件为 {sha256}',
  },
  noSum: { en: '{file} has no SHA-256 of {name}', zh: '{file} 中没有 {name} 的 SHA-256' },
  noList: { en: '{file} is not a list of releases as go.dev has it', zh: '{file} 不是 go.dev 的发布列表' },
  notListed: { en: '{file} does not list {name}', zh: '{file} 中没有 {name}' },
  noArmor: { en: '{file} does not hold a whole armoured signature', zh: '{file} 不是完整的 ASCII 签名' },
  noSignature: { en: '{file} is not a signature: {reason}', zh: '{file} 不是签名：{reason}' },
  signed: {
    en: "{source}: signed on {date} by {key}, a subkey of Google's key EB4C 1BFD 4F04 2F6D DDCC EC91 7721 F63B D38B 4796",
    zh: '{source}：由 {key} 于 {date} 签名，它是 Google 密钥 EB4C 1BFD 4F04 2F6D DDCC EC91 7721 F63B D38B 4796 的子密钥',
  },
  wrongSignature: {
    en: '{source}: not the signature of {key} over this file',
    zh: '{source}：不是 {key} 对该文件的签名',
  },
  foreignKey: {
    en: "{source}: signed by {issuer}, which is not one of Google's keys for Go",
    zh: '{source}：由 {issuer} 签名，而它不是 Google 用于 Go 的密钥',
  },
  unsupportedSignature: {
    en: '{source}: a signature with SHA-1, or of another kind than one over a file',
    zh: '{source}：使用 SHA-1 的签名，或不是对文件的签名',
  },
  expired: {
    en: '{source}: signed on {date} by {key}, which had expired',
    zh: '{source}：由 {key} 于 {date} 签名，当时该密钥已过期',
  },
  revoked: {
    en: '{source}: signed on {date} by {key}, which was revoked',
    zh: '{source}：由 {key} 于 {date} 签名，该密钥已被吊销',
  },
  'before-its-key': {
    en: '{source}: signed on {date} by {key}, which was made later',
    zh: '{source}：由 {key} 于 {date} 签名，而该密钥当时尚未生成',
  },
  'in-the-future': {
    en: '{source}: signed by {key} on {date}, which is in the future',
    zh: '{source}：由 {key} 于 {date} 签名，该日期在将来',
  },
  stays: { en: 'every path stays in the folder {top}', zh: '所有路径都在文件夹 {top} 之内' },
  loose: {
    en: 'every path stays in the folder in which it is unpacked; it has none of its own, so make an empty one for it',
    zh: '所有路径都在解压所在的文件夹之内；它没有自己的文件夹，请为它新建一个空文件夹',
  },
  escapes: {
    en: 'leads out of its own folder when unpacked: {paths}',
    zh: '解压时会写到自己的文件夹之外：{paths}',
  },
  unreadable: { en: 'not a whole archive: {problem}', zh: '不是完整的归档：{problem}' },
  nameDiffers: {
    en: 'the file is named for {named}, and holds {held}',
    zh: '文件名为 {named}，其中却是 {held}',
  },
  refused: { en: '{url} answered {status}', zh: '{url} 返回 {status}' },
  tooLong: { en: '{url} answered with more than {bytes} bytes', zh: '{url} 的响应超过 {bytes} 字节' },
  noAnswer: { en: '{url} did not answer: {reason}', zh: '{url} 没有响应：{reason}' },
  zipIs: { en: 'the zip of {module} is {hash}', zh: '{module} 的 zip 为 {hash}' },
  codesignGoogle: {
    en: '{file}: Apple’s signature is whole, team {team} (Google)',
    zh: '{file}：Apple 代码签名完整，团队 {team}（Google）',
  },
  codesignOther: {
    en: '{file}: Apple’s signature is whole, team {team}, which does not sign Go',
    zh: '{file}：Apple 代码签名完整，团队 {team}，而 Go 并非由其签名',
  },
  codesignBroken: {
    en: '{file}: Apple’s signature of team {team} does not fit the file',
    zh: '{file}：团队 {team} 的 Apple 代码签名与文件不符',
  },
  holds: { en: 'holds {held}', zh: '其中是 {held}' },
} as const satisfies Phrases;

export const inWords = wording('cli/commands/verify/archive', phrases);
