import type { Rule } from 'eslint';

export interface Room {
  readonly values?: readonly string[];
  readonly types?: readonly string[];
}

export const rooms: Readonly<Record<string, Room>>;

declare const plugin: { readonly rules: { readonly imports: Rule.RuleModule } };
export default plugin;
