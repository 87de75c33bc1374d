import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { builtinsLate } from '../../scripts/builtins.mjs';

const real = createRequire(import.meta.url);

/** What a bundle's code says in its last line, and which modules it has loaded by then. */
async function run(code: string) {
  const loaded: string[] = [];
  const require = (name: string): unknown => {
    loaded.push(name);
    return real(name);
  };
  const said: unknown = await runInNewContext(builtinsLate(code), { require });
  return { said, loaded };
}

const net = 'let node_net = require("node:net");\n';

test('a module of Node is loaded when it is used, and once', async () => {
  expect(await run(`${net}1`)).toEqual({ said: 1, loaded: [] });
  const twice = `${net}[(0, node_net.isIP)("::1"), node_net.isIPv4("::1")].join()`;
  expect(await run(twice)).toEqual({ said: '6,false', loaded: ['node:net'] });
});

test.each([
  ['made by new', 'new node_net.BlockList({}).rules.length', 0],
  ['extended', '(class extends node_net.Socket {}).name.length', 0],
  ['handed on as a whole', '((all) => all.isIP("::1"))(node_net)', 6],
  ['imported late', 'import("node:net").then(({ isIP }) => isIP("::1"))', 6],
])('what is %s is the same', async (_, use, said) => {
  expect(await run(net + use)).toEqual({ said, loaded: ['node:net'] });
});

test('what is required for nothing is not, and what every start has stays where it is', async () => {
  expect(await run('require("node:net");\n1')).toEqual({ said: 1, loaded: [] });
  expect(await run('let node_fs = require("node:fs");\n1')).toEqual({ said: 1, loaded: ['node:fs'] });
});
