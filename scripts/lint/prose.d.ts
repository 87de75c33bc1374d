import type { ESLint } from 'eslint';

export const mayHoldProse: readonly string[];
export function isProse(text: string): boolean;
declare const plugin: ESLint.Plugin;
export default plugin;
