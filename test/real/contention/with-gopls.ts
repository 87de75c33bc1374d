import type { Server } from 'node:http';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { gopls } from './gopls.ts';
import { installProgram, Machine } from './machine.ts';
import { downloaded, slowProxy } from './modules.ts';

/** A machine with a daemon, a real gopls, and a module proxy on a slow line. */
export interface MachineWithGopls {
  readonly machine: Machine;
  /** The path of its gopls. */
  readonly server: string;
  /** A fresh clone of a tidy module with real dependencies, none of them downloaded. Returns its directory. */
  readonly clone: (name: string) => string;
}

/** For the tests of the describe block that calls it; each answer of the proxy takes `delayMs`. */
export function machineWithGopls(delayMs: number): () => MachineWithGopls {
  const { files, module: pristine } = downloaded();
  const real = gopls();
  let proxy: Server;
  let machine: Machine;
  beforeAll(async () => {
    const { url, server } = await slowProxy(files, delayMs);
    proxy = server;
    machine = new Machine({ GOPROXY: url });
    installProgram(real, join(machine.home, 'go/bin/gopls'));
    await machine.startDaemon();
  });
  afterAll(async () => {
    await machine.close();
    proxy.close();
  });
  return () => ({
    machine,
    server: join(machine.home, 'go/bin/gopls'),
    clone: (name) => {
      machine.emptyModuleCache();
      const module = join(machine.home, name);
      cpSync(pristine, module, { recursive: true });
      return module;
    },
  });
}
