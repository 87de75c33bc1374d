import type { ESLint } from 'eslint';

export const mayTell: readonly string[];
declare const plugin: ESLint.Plugin;
export default plugin;
