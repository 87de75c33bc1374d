import { fieldsOf, linesOf } from './lines.ts';

/** Whether a hosts file gives `localhost` an address of this machine itself. hosts(5) */
export function namesLocalhost(text: string): boolean {
  for (const { text: line } of linesOf(text)) {
    const comment = line.indexOf('#');
    const [address = '', ...names] = fieldsOf(comment === -1 ? line : line.slice(0, comment), 100);
    const isOwn = address.startsWith('127.') || address === '::1';
    if (isOwn && names.some((name) => name.toLowerCase() === 'localhost')) return true;
  }
  return false;
}
