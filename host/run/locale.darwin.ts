/**
 * For programs of macOS whose output we read: bytes of file names as they are (under LC_ALL=C `ps` and `lsof` escape all that is
 * not ASCII), but times and messages in the form of C. `UTF-8` is the name that Terminal.app itself sets.
 * https://github.com/apple-oss-distributions/adv_cmds/blob/main/ps/ps.c (setlocale), .../ps/print.c (strvis)
 */
export const plainText: Readonly<Record<string, string | undefined>> = {
  LC_ALL: undefined,
  LC_CTYPE: 'UTF-8',
  LC_TIME: 'C',
  LC_MESSAGES: 'C',
};
