import { execFileSync } from 'node:child_process';
import { copyFileSync, linkSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openHistory } from '../../../daemon/history/open.ts';
import { restoreKnown } from '../../../daemon/ledger/known.ts';
import { step } from '../../../daemon/ledger/step.ts';
import { openFindings } from '../../../daemon/open-findings.ts';
import type { Picture } from '../../../daemon/sweep/sweeper.ts';
import type { Host } from '../../../host/host.ts';
import { openHost } from '../../../host/open.ts';
import { inTurns } from '../../../host/run/turns.ts';
import { carryingInSteps } from '../../../messages/carried.ts';
import { jsonLineInSteps } from '../../../messages/json.ts';
import { rules } from '../../../probes/catalogue.ts';
import { Memory } from '../../../probes/contention/memory.ts';
import { lookAt } from '../../../probes/decide.ts';
import { toolchains } from '../../../probes/inventory/probe.ts';
import type { Probe } from '../../../probes/probe.ts';
import { running } from '../../../probes/running/probe.ts';
import { newSweep } from '../../../probes/sweep.ts';
import { tools as readers } from '../../../probes/tools/probe.ts';
import { contexts } from '../../../probes/contexts/probe.ts';
import { editors } from '../../../probes/editors/probe.ts';
import { goland } from '../../../probes/goland/probe.ts';
import { keptLog } from '../../../test/daemon/fakes/log.ts';
import type { Subject } from './subject.ts';
import { workspace } from './workspace.ts';

const longAgo = 1_000_000_000;

/** This machine, with another home and PATH. */
async function hostWith(home: string, directories: readonly string[]): Promise<Host> {
  const real = await openHost();
  const path = [...(process.env.PATH ?? '').split(':'), ...directories];
  const found = (['login-shell', 'gui', 'daemon'] as const).map((id) => ({
    ...{ id, path, environment: { HOME: home } },
    certainty: 'observed' as const,
    source: 'bench',
  }));
  return { ...real, user: { ...real.user, home }, contexts: () => Promise.resolve(found) };
}

/** A look like the daemon's, with everything that follows: decisions, ledger, history, status and its JSON. */
async function daemonLook(
  host: Host,
  directory: string,
  probes: readonly Probe[],
  open: readonly string[] = [],
) {
  const history = await openHistory({
    file: join(directory, 'history.sqlite'),
    log: keptLog(),
    now: Date.now,
  });
  const memory = new Memory(host.files);
  memory.knowModules(open);
  let picture: Picture = {
    known: restoreKnown(await history.pastInTurns()),
    ...{ ids: new Map(), unknown: new Map(), observations: new Map() },
    ...{ inventory: null, checkedAt: null, checkedMs: 0, started: new Map() },
  };
  let hours = 0;
  return async (): Promise<void> => {
    // Findings that must persist are opened at the second look.
    const monotonic = (hours += 1) * 3_600_000;
    const moment = { now: Date.now(), monotonic, rules, mute: [] };
    const sweep = newSweep(host, new AbortController().signal, moment.now, { memory });
    const looks = [];
    for (const probe of probes) {
      const own = [...rules.values()].filter((rule) => rule.probe === probe);
      looks.push({ probe: probe.id, rules: own, report: (await lookAt(probe, own, sweep)).report });
    }
    const { known, transitions } = step(picture.known, { ...moment, looks });
    history.record(transitions, new Map());
    await history.written();
    picture = { ...picture, known };
    await inTurns(
      jsonLineInSteps(await inTurns(carryingInSteps({ findings: openFindings(picture, moment) }))),
    );
  };
}

/** A small program for a machine of another kind, so that each copy is a finding. */
function foreignProgram(directory: string): string {
  const source = join(directory, 'source');
  mkdirSync(source);
  writeFileSync(join(source, 'go.mod'), 'module example.com/tool\n\ngo 1.21\n');
  writeFileSync(join(source, 'main.go'), 'package main\n\nfunc main() {}\n');
  const GOARCH = process.arch === 'arm64' ? 'amd64' : 'arm64';
  const env = { ...process.env, GOARCH, GOOS: 'linux', GOTOOLCHAIN: 'local' };
  execFileSync('go', ['build', '-ldflags=-s -w', '-o', '../program', '.'], { cwd: source, env });
  return join(directory, 'program');
}

export const tools: Subject = {
  unit: 'tools for other processors in GOBIN',
  sizes: [1, 100, 1_000, 5_000],
  what: 'a look with its findings, history and status',
  async make(size, directory) {
    const bin = join(directory, 'go/bin');
    mkdirSync(bin, { recursive: true });
    const program = foreignProgram(directory);
    utimesSync(program, longAgo, longAgo);
    for (let index = 0; index < size; index += 1) linkSync(program, join(bin, `tool-${index}`));
    utimesSync(bin, longAgo, longAgo);
    return daemonLook(await hostWith(directory, [bin]), directory, [toolchains]);
  },
};

export const path: Subject = {
  unit: 'entries of PATH',
  sizes: [10, 100, 300],
  what: 'a look at the toolchains',
  async make(size, directory) {
    const directories = Array.from({ length: size }, (_, index) => join(directory, `path/${index}/bin`));
    for (const [index, one] of directories.entries()) {
      mkdirSync(one, { recursive: true });
      for (let file = 0; file < 20; file += 1)
        writeFileSync(join(one, `program-${file}`), '#!/bin/sh\n', { mode: 0o755 });
      if (index % 10 === 9) copyFileSync('/bin/true', join(one, 'go'));
    }
    return daemonLook(await hostWith(directory, directories), directory, [toolchains]);
  },
};

export const modules: Subject = {
  unit: 'open modules',
  sizes: [1, 20, 200],
  what: 'a look at editors, tools and contexts',
  async make(size, directory) {
    const open = Array.from({ length: size }, (_, index) => workspace(directory, index));
    const probes = [toolchains, running, goland, editors, readers, contexts] as readonly Probe[];
    return daemonLook(await hostWith(directory, []), directory, probes, open);
  },
};
