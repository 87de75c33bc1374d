export { service } from './service.ts';
export { units } from './units.ts';
export { notices, watchHints } from './notices.ts';
