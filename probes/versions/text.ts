import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  tableEnds: {
    en: 'release table of gowarden as of {asOf} ends at Go 1.{minor} ({date})',
    zh: 'gowarden 截至 {asOf} 的发布表止于 Go 1.{minor}（{date}）',
  },
  ended: { en: 'two newer majors exist', zh: '已有两个更新的主要版本' },
  endedSince: {
    en: 'two newer majors exist: Go 1.{minor} was released on {date}',
    zh: '已有两个更新的主要版本：Go 1.{minor} 发布于 {date}',
  },
  byDate: { en: '{known}; by date, Go 1.{minor} is out', zh: '{known}；按日期推算，Go 1.{minor} 已发布' },
  needsMacos: {
    en: 'Go 1.{minor} needs macOS {macos} or later: https://go.dev/doc/go1.{minor}#darwin',
    zh: 'Go 1.{minor} 需要 macOS {macos} 或更高版本：https://go.dev/doc/go1.{minor}#darwin',
  },
  newestHere: {
    en: 'the newest Go for macOS {macos}: {newest}',
    zh: '适用于 macOS {macos} 的最新 Go：{newest}',
  },
  macosIs: { en: 'this machine has macOS {macos}', zh: '本机是 macOS {macos}' },
} as const satisfies Phrases;

export const inWords = wording('probes/versions', phrases);
