import { type Phrases, wording } from '../../messages/wording.ts';

export const phrases = {
  contentType: {
    en: 'Expected the content type application/json, got {type}',
    zh: '内容类型应为 application/json，却是 {type}',
  },
  notAnObject: { en: 'Expected the body to be a JSON object', zh: '正文应为 JSON 对象' },
  bodyTooLarge: { en: 'Expected a body of at most {most} bytes', zh: '正文应不超过 {most} 字节' },
  notJson: { en: 'The body is not valid JSON: {reason}', zh: '正文不是有效的 JSON：{reason}' },
  noSuchField: { en: 'Unknown field `{name}`', zh: '这里没有 `{name}`' },
  missingField: {
    en: 'Expected `{name}` to be {expected}, got nothing',
    zh: '`{name}` 应为{expected}，却没有给出',
  },
  badField: {
    en: 'Expected `{name}` to be {expected}, got {value}',
    zh: '`{name}` 应为{expected}，却是 {value}',
  },
  wholeNumber: { en: 'a whole number from {least} to {most}', zh: '{least} 到 {most} 的整数' },
  boolean: { en: 'true or false', zh: 'true 或 false' },
  listOfTexts: { en: 'a list of at most {most} strings', zh: '最多 {most} 个字符串的列表' },
  oneOf: { en: 'one of {choices}', zh: '{choices} 之一' },
  textOf: { en: 'text of at most {most} characters', zh: '最多 {most} 个字符的文本' },
  noHeader: { en: 'Expected no `{name}` header', zh: '不应有 `{name}` 头' },
  localhost: { en: 'Expected the host localhost, got {host}', zh: '主机应为 localhost，却是 {host}' },
  wrongMethod: { en: '{path} takes {methods}, got {method}', zh: '{path} 接受 {methods}，却是 {method}' },
  otherVersion: { en: 'This daemon serves v1, not {version}', zh: '此守护进程提供 v1，而非 {version}' },
  nothingThere: {
    en: 'There is nothing at {path}; GET /v1/openapi.json lists what there is',
    zh: '{path} 处没有内容；GET /v1/openapi.json 列出所有内容',
  },
  badRequest: { en: 'The request is not valid', zh: '请求无效' },
  badValue: { en: 'A value is not as expected', zh: '有值不符合预期' },
  foreignRequest: {
    en: 'Requests from web pages and other hosts are refused',
    zh: '拒绝来自网页和其他主机的请求',
  },
  noPath: { en: 'There is nothing at this path', zh: '此路径没有内容' },
  noVersion: { en: 'This version of the API is not served', zh: '不提供此版本的 API' },
  noPlan: { en: 'Unknown plan', zh: '没有这样的计划' },
  methodUnfit: { en: 'This path does not take the method', zh: '此路径不接受该方法' },
  tooSlow: { en: 'The request took too long to arrive', zh: '请求到达太慢' },
  tooLarge: { en: 'The body is too large', zh: '正文过大' },
  bodyNotJson: { en: 'The body is not JSON', zh: '正文不是 JSON' },
  headersTooLarge: { en: 'The headers are too large', zh: '请求头过大' },
  failed: { en: 'gowarden itself failed', zh: 'gowarden 自身出错' },
  nothingToClean: { en: 'Nothing can be cleaned here', zh: '此处没有可清理的内容' },
  tooManyStreams: { en: 'Too many event streams are open', zh: '打开的事件流过多' },
  unknownPlan: {
    en: 'Plan {plan} is unknown, or has already been carried out',
    zh: '没有计划 {plan}，或已经执行过',
  },
  noEntry: { en: 'The history has no entry {id}', zh: '历史中没有条目 {id}' },
  scopeAndCaches: {
    en: 'Expected `scope` or `caches`, got both',
    zh: '应只给出 `scope` 或 `caches` 之一，却两者都有',
  },
  scopePolicy: {
    en: 'Expected `scope` to be policy with `unneeded`',
    zh: '有 `unneeded` 时 `scope` 应为 policy',
  },
  projectsAbsolute: {
    en: 'Expected `projects` to be absolute paths, got {path}',
    zh: '`projects` 应为绝对路径，却是 {path}',
  },
  cleanerAbsent: { en: 'The cleaner did not start; the status shows why', zh: '清理器没有启动；原因见状态' },
  simulated: { en: 'A simulated machine is left unchanged', zh: '不改动模拟机器' },
  lateRequest: { en: 'The request did not arrive in time', zh: '请求没有及时到达' },
  headersLimit: { en: 'Expected at most 16 KiB of headers', zh: '请求头应不超过 16 KiB' },
  notHttp: { en: 'The request is not valid HTTP: {reason}', zh: '请求不是有效的 HTTP：{reason}' },
  askerGone: { en: 'The client is gone', zh: '请求方已离开' },
  seeLog: { en: 'See the log for details', zh: '详情见日志' },
  notASocket: {
    en: 'Expected {path} to be free or a socket, got {kind}; remove it',
    zh: '{path} 应为空闲或套接字，却是 {kind}；请将其删除',
  },
  foreignSocket: {
    en: 'Expected the socket {path} to belong to user {wanted}, got user {given}',
    zh: '套接字 {path} 应属于用户 {wanted}，却属于用户 {given}',
  },
  served: { en: 'Another daemon serves {path} already', zh: '另一个守护进程已在 {path} 提供服务' },
  streamsOpen: { en: '{count} event streams are open; close one', zh: '已打开 {count} 个事件流；请关闭一个' },
} as const satisfies Phrases;

export const inWords = wording('daemon/api', phrases);
