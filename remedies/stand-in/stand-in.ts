import { posix } from 'node:path';
import type { Architecture } from '../../host/host.ts';
import { goroot } from '../../host/simulated/installers.ts';
import { inWords } from '../../messages/fill.ts';
import type { Edit, Person, Run } from '../../probes/remedy.ts';
import { edited } from '../edited.ts';
import { done, type Executor, type Outcome, refused } from '../executor.ts';
import type { Machine } from './machine.ts';
import { effectsOf, openTerminal } from './profile.ts';
import { isReleased, type Program, type World } from './program.ts';
import { installTools, updateXcode, xcodebuild, xcodeSelect } from './programs/apple.ts';
import { brew } from './programs/brew.ts';
import { go, goVersion } from './programs/go.ts';
import { gowarden } from './programs/gowarden.ts';
import { asdf, gobrew, goenv, gvm, makeNative, mise } from './programs/managers.ts';
import { arch, chflags, curl, launchctl, mkdir, mv, takeAway, tar } from './programs/system.ts';

const programs: Readonly<Record<string, Program>> = { brew, go, goenv, asdf, mise, gobrew, gvm };
/** What is there without a file of its own on the machines that are sketched. */
const ofSystem: Readonly<Record<string, Program>> = {
  arch,
  curl,
  launchctl,
  chflags,
  mkdir,
  mv,
  rm: takeAway,
  tar,
  gowarden,
  'xcode-select': xcodeSelect,
  xcodebuild,
};

/** Whether it is known what comes of what a person does. */
export function isForeseen({ effect, types }: Person): boolean {
  return effect !== undefined || types !== undefined;
}

/**
 * Carries a remedy out on a simulated machine: programs do to its files what they do in earnest, and a person does what the words
 * say where it is known what comes of it. What it does not know it refuses, so that nothing is taken for done.
 */
export class StandIn implements Executor {
  readonly #machine: Machine;
  readonly #world: World;
  /** What the terminal runs as: a translated one sees the other processor. */
  readonly #runsAs: Architecture;
  /** What the start-up files did before anything was changed. */
  #effects: ReturnType<typeof effectsOf>;
  #fetched: string | null = null;

  constructor(machine: Machine, world: World, runsAs: Architecture = machine.architecture) {
    this.#machine = machine;
    this.#world = world;
    this.#runsAs = runsAs;
    this.#effects = effectsOf(machine);
  }

  run({ argv, environment = {} }: Run): Promise<Outcome> {
    return Promise.resolve(this.#start(argv, environment, this.#runsAs));
  }

  edit(step: Edit): Promise<Outcome> {
    const file = this.#machine.absolute(step.file);
    const result = edited(this.#machine.text(file), step);
    if ('why' in result) return Promise.resolve(refused(`${step.file}: ${result.why}`));
    this.#machine.write({ [file]: { text: result.text } });
    return Promise.resolve(done);
  }

  person(step: Person): Promise<Outcome> {
    return Promise.resolve(this.#acts(step));
  }

  #acts(step: Person): Outcome {
    if (!isForeseen(step)) return refused(`only a person can: ${inWords('en', step)}`);
    for (const argv of step.types ?? []) {
      const outcome = this.#types(argv);
      if (!outcome.done) return outcome;
    }
    this.#confirm();
    return step.effect === undefined ? done : this.#comesTo(step.effect);
  }

  /** A person may be root, and confirms a dialog before anything else. */
  #types(argv: readonly string[]): Outcome {
    this.#confirm();
    const isRoot = argv[0] === 'sudo';
    return this.#start(isRoot ? argv.slice(1) : argv, {}, this.#runsAs, isRoot);
  }

  #confirm(): void {
    if (this.#machine.dialog === 'developer-tools') installTools(this.#machine, this.#world);
    this.#machine.dialog = null;
  }

  #comesTo(effect: Person['effect'] & string): Outcome {
    switch (effect) {
      case 'new-terminal':
        openTerminal(this.#machine, this.#effects);
        this.#effects = effectsOf(this.#machine);
        return done;
      case 'native-manager':
        makeNative(this.#machine);
        return done;
      case 'software-update':
        return installTools(this.#machine, this.#world);
      case 'app-store':
        return updateXcode(this.#machine, this.#world);
      case 'installer':
        return this.#fetched === null ? refused('no installer was fetched') : this.#install(this.#fetched);
    }
  }

  #start(
    argv: readonly string[],
    environment: Run['environment'] & object,
    runsAs: Architecture,
    isRoot = false,
  ): Outcome {
    const [name = '', ...words] = argv;
    if (name === 'open') return this.#open(words);
    const system = Object.hasOwn(ofSystem, name) ? ofSystem[name] : undefined;
    const path = system === undefined ? this.#machine.program(name) : name;
    if (path === null) return refused(`${name}: command not found`);
    const base = posix.basename(path);
    const program =
      system ?? (Object.hasOwn(programs, base) ? programs[base] : /^go\d/.test(base) ? goVersion : undefined);
    if (program === undefined) return refused(`${base}: nobody knows what it does`);
    const start = (next: readonly string[], as: Architecture): Outcome =>
      this.#start(next, environment, as, isRoot);
    return program({
      machine: this.#machine,
      world: this.#world,
      path,
      words,
      environment,
      runsAs,
      isRoot,
      start,
    });
  }

  /** The browser fetches a package of go.dev; that it is opened and followed is a person's step. */
  #open([url = '']: readonly string[]): Outcome {
    if (!/^https:\/\/go\.dev\/dl\/(?:go[\w.-]+\.pkg)?$/.test(url))
      return refused(`open: nothing comes of ${url}`);
    this.#fetched = url;
    return done;
  }

  /** The package of go.dev takes an older tree away and puts its own there. */
  #install(url: string): Outcome {
    // From the page of all downloads a person takes the newest for this machine.
    const [, version = this.#world.newest, architecture = this.#machine.architecture] =
      /\/go([\d.]+)\.darwin-(\w+)\.pkg$/.exec(url) ?? [];
    if (!isReleased(this.#world, version, architecture)) return refused(`${url}: 404 Not Found`);
    this.#machine.remove('/usr/local/go');
    this.#machine.write({
      ...goroot('/usr/local/go', { version, architecture }),
      '/etc/paths.d/go': { text: '/usr/local/go/bin\n' },
    });
    // A new terminal has it behind what /etc/paths names (path_helper(8)).
    const { path } = this.#machine;
    if (!path.includes('/usr/local/go/bin')) this.#machine.path = [...path, '/usr/local/go/bin'];
    return done;
  }
}
