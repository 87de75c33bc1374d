import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  tableEnds: {
    en: 'release table of gowarden ends at Go 1.{minor} ({date})',
    zh: 'gowarden 的发布表止于 Go 1.{minor}（{date}）',
  },
  ended: { en: 'two newer majors exist', zh: '已有两个更新的主要版本' },
  endedSince: {
    en: 'two newer majors exist: Go 1.{minor} was released on {date}',
    zh: '已有两个更新的主要版本：Go 1.{minor} 发布于 {date}',
  },
  byDate: { en: '{known}; by date, Go 1.{minor} is out', zh: '{known}；按日期推算，Go 1.{minor} 已发布' },
} as const satisfies Phrases;

export const inWords = wording('probes/versions', phrases);
