/**
 * Makes control characters visible, so that a file name cannot move the cursor or rewrite what was said.
 * Tabs, line ends and colours (`ESC [ … m`) stay.
 */
export function safe(text: string): string {
  return text.replace(
    /\u001b\[[0-9;]*m|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g,
    (match) => (match.length > 1 ? match : `\\u${match.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
}
