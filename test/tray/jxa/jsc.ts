// Runs in `jsc`, JavaScriptCore without a browser: every scenario over the script and the table that a file before it left as
// globals, a line for each. The shell's own functions are removed, since JavaScript for Automation has none of them.
import type { Table } from './headers/table.ts';
import { scenarios } from './scenarios/scenarios.ts';

declare const helperScript: string;
declare const appleHeaders: Table;
declare function print(line: string): void;
/** Runs a script in the global scope. */
declare function loadString(script: string): void;

const [script, table, say, load] = [helperScript, appleHeaders, print, loadString];
for (const name of Object.getOwnPropertyNames(globalThis))
  if (!/^(?:[A-Z]\w+|globalThis|undefined|(?:en|de)codeURI(?:Component)?)$/.test(name))
    Reflect.deleteProperty(globalThis, name);

for (const [name, scenario] of Object.entries(scenarios)) {
  try {
    scenario({
      script,
      table,
      run: (text, globals) => {
        Object.assign(globalThis, globals);
        load(text);
      },
    });
    say(JSON.stringify({ name, failed: null }));
  } catch (error) {
    say(JSON.stringify({ name, failed: String(error) }));
  }
}
