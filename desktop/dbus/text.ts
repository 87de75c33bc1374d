import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  unreachable: {
    en: 'the D-Bus session bus cannot be reached ({reason})',
    zh: '无法连接 D-Bus 会话总线（{reason}）',
  },
  badAddress: {
    en: 'the address of the D-Bus session bus is of an unsupported kind ({address})',
    zh: '不支持这种 D-Bus 会话总线地址（{address}）',
  },
  noAnswer: { en: 'no answer within {seconds} s', zh: '{seconds} 秒内没有应答' },
  closedByBus: { en: 'the bus closed the connection', zh: '总线关闭了连接' },
  refusedByBus: { en: 'the bus refused the connection: {reason}', zh: '总线拒绝了连接：{reason}' },
  anError: { en: 'an unnamed error', zh: '未命名的错误' },
  closed: { en: 'the connection was closed', zh: '连接已关闭' },
  messageTooLong: { en: 'A D-Bus message is longer than {most} bytes', zh: 'D-Bus 消息超过 {most} 字节' },
  notAMessage: { en: 'What came from the bus is not a D-Bus message', zh: '从总线收到的不是 D-Bus 消息' },
  badVariant: { en: 'A D-Bus variant does not contain exactly one value', zh: 'D-Bus 变体中不是恰好一个值' },
  noSuchType: { en: 'Unknown D-Bus type {type}', zh: '没有 D-Bus 类型 {type}' },
  arrayTooLong: { en: 'A D-Bus array is longer than its message', zh: 'D-Bus 数组比其消息还长' },
  tooManyElements: { en: 'A D-Bus message has too many elements', zh: 'D-Bus 消息的元素过多' },
  endsTooEarly: { en: 'A D-Bus message ends too early', zh: 'D-Bus 消息过早结束' },
  nestedTooDeep: { en: 'The D-Bus signature is nested too deep', zh: 'D-Bus 签名嵌套过深' },
  signatureEnds: {
    en: 'The D-Bus signature {signature} ends too early',
    zh: 'D-Bus 签名 {signature} 过早结束',
  },
  notWritten: {
    en: 'Values of the D-Bus type {type} cannot be written',
    zh: '无法写出 D-Bus 类型 {type} 的值',
  },
} as const satisfies Phrases;

export const inWords = wording('desktop/dbus', phrases);
