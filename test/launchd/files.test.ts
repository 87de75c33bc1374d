import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'plist';
import { describe, expect, it } from 'vitest';
import { ownPaths } from '../../host/paths.ts';
import { launchAgent } from '../../launchd/agent.ts';
import { defineService } from '../../launchd/definition.ts';
import { userUnit } from '../../launchd/unit.ts';

const has = (program: string): boolean => spawnSync('which', [program]).status === 0;

/** launchd.plist(5): the keys that we use, and the type of each. */
const documented: Record<string, string> = {
  Label: 'string',
  ProgramArguments: 'array',
  EnvironmentVariables: 'object',
  WorkingDirectory: 'string',
  RunAtLoad: 'boolean',
  KeepAlive: 'object',
  ThrottleInterval: 'number',
  LimitLoadToSessionType: 'string',
  ExitTimeOut: 'number',
  Nice: 'number',
  LowPriorityIO: 'boolean',
  Umask: 'number',
  StandardOutPath: 'string',
  StandardErrorPath: 'string',
};

// A home that a careless writer would fail on.
const home = '/Users/kim & <co> "x" 小明';
const mac = defineService({ platform: 'darwin', uid: 501, home }, ownPaths('darwin', home, {}), false);

describe('the LaunchAgent', () => {
  it('uses documented keys with their documented types and absolute paths', () => {
    const agent = parse(launchAgent(mac)) as Record<string, unknown>;
    for (const [key, value] of Object.entries(agent)) {
      expect(Array.isArray(value) ? 'array' : typeof value, key).toBe(documented[key]);
    }
    expect(agent).toMatchObject({
      ProgramArguments: [`${home}/Library/Application Support/gowarden/bin/gowarden`],
      KeepAlive: { SuccessfulExit: false },
      LimitLoadToSessionType: 'Aqua',
      Umask: 63,
    });
    expect(agent).not.toHaveProperty('ProcessType');
  });

  it.skipIf(!has('plistutil'))('is a property list for another reader too (needs plistutil)', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'gowarden-plist-')), 'agent.plist');
    writeFileSync(file, launchAgent(mac));
    const binary = `${file}.bin`;
    execFileSync('plistutil', ['-i', file, '-f', 'bin', '-o', binary]);
    const back = execFileSync('plistutil', ['-i', binary, '-f', 'xml'], { encoding: 'utf8' });
    expect(parse(back)).toEqual(parse(launchAgent(mac)));
  });
});

describe('the systemd unit', () => {
  it.skipIf(!has('systemd-analyze')).each([true, false])(
    'passes systemd-analyze verify (needs systemd-analyze; graphical: %s)',
    (graphical) => {
      const at = mkdtempSync(join(tmpdir(), 'gowarden unit%n$-'));
      const unit = userUnit({
        ...defineService({ platform: 'linux', uid: 1000, home: at }, ownPaths('linux', at, {}), graphical),
        launcher: join(at, 'gowarden'),
      });
      writeFileSync(join(at, 'gowarden'), '#!/bin/sh\n', { mode: 0o755 });
      writeFileSync(join(at, 'gowarden.service'), unit);
      const verdict = spawnSync('systemd-analyze', ['verify', '--user', join(at, 'gowarden.service')], {
        encoding: 'utf8',
        env: { ...process.env, XDG_RUNTIME_DIR: at },
      });
      expect(verdict.stderr.split('\n').filter((line) => line.includes('gowarden.service'))).toEqual([]);
      expect(verdict.status).toBe(0);
      expect(unit).toContain(`WantedBy=${graphical ? 'graphical-session' : 'default'}.target`);
    },
  );

  it('never asks for anything that kills V8', () => {
    expect(
      userUnit(defineService({ platform: 'linux', uid: 1, home }, ownPaths('linux', home, {}), true)),
    ).not.toContain('MemoryDenyWriteExecute');
  });
});
