import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { cached } from '../cache.ts';

/** A module with some real dependencies, like a user's: main.go imports a package of each. */
const needs = [
  ['github.com/spf13/cobra', 'v1.8.1', 'github.com/spf13/cobra'],
  ['google.golang.org/protobuf', 'v1.36.1', 'google.golang.org/protobuf/proto'],
  ['golang.org/x/net', 'v0.34.0', 'golang.org/x/net/html'],
  ['golang.org/x/tools', 'v0.29.0', 'golang.org/x/tools/go/packages'],
  ['github.com/stretchr/testify', 'v1.10.0', 'github.com/stretchr/testify/assert'],
] as const;

const imports = needs.map(([, , path]) => `\t_ "${path}"\n`).join('');
export const mainGo = `package main\n\nimport (\n${imports})\n\nfunc main() {}\n`;

/** Files of real modules as in a module proxy, and the go.mod and go.sum of a tidy module that needs them. */
export function downloaded(): { readonly files: string; readonly module: string } {
  const kept = cached('contention-modules.2', (directory) => {
    const module = join(directory, 'kept/module');
    mkdirSync(module, { recursive: true });
    const requires = needs.map(([path, version]) => `\t${path} ${version}\n`).join('');
    writeFileSync(join(module, 'go.mod'), `module example.com/app\n\ngo 1.23.0\n\nrequire (\n${requires})\n`);
    writeFileSync(join(module, 'main.go'), mainGo);
    const environment = {
      ...process.env,
      ...{ GOTOOLCHAIN: 'local', GOENV: 'off', GOWORK: 'off', GOFLAGS: '-modcacherw' },
      GOMODCACHE: join(directory, 'kept/mod'),
    };
    for (const command of [
      ['mod', 'tidy'],
      ['mod', 'download'],
      ['list', '-deps', './...'],
    ])
      execFileSync('go', command, { cwd: module, stdio: 'pipe', env: environment });
    return join(directory, 'kept');
  });
  return { files: join(kept, 'mod/cache/download'), module: join(kept, 'module') };
}

/** A module proxy on a slow line: each answer takes `delayMs`, each archive three times that. */
export async function slowProxy(files: string, delayMs: number): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    const path = join(files, new URL(request.url ?? '/', 'http://proxy').pathname);
    void wait(path.endsWith('.zip') ? 3 * delayMs : delayMs).then(() => {
      if (!path.startsWith(files) || !existsSync(path) || !statSync(path).isFile()) {
        response.writeHead(404).end('not found');
        return;
      }
      createReadStream(path).pipe(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
