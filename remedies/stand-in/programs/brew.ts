import { posix } from 'node:path';
import { homebrewKeg } from '../../../host/simulated/installers.ts';
import { done, refused, type Outcome } from '../../executor.ts';
import type { Machine } from '../machine.ts';
import { type Call, type Program, type World, wordsOf } from '../program.ts';

/**
 * Homebrew, as far as formulas of Go go. It pours for its prefix (https://docs.brew.sh/Installation), and refuses to where the
 * processor that it sees is not the prefix's (Library/Homebrew/install.rb, check_prefix).
 */
export const brew: Program = (call) => {
  const { words, path } = call;
  const prefix = posix.dirname(posix.dirname(path));
  const [command = '', ...rest] = words;
  const { plain, flags } = wordsOf(rest);
  const [formula] = plain;
  if (formula === undefined) return refused('This command requires a formula argument.');
  const version = versionOf(formula, call.world);
  if (version === null) return refused(`No available formula with the name "${formula}".`);
  const homebrew = new Homebrew(call, prefix, formula, version);
  switch (command) {
    case 'install':
      return homebrew.install();
    case 'reinstall':
      return homebrew.pour();
    case 'upgrade':
      return homebrew.upgrade();
    case 'link':
      return homebrew.link(flags.has('--overwrite'));
    case 'unlink':
      return homebrew.detach();
    case 'uninstall':
      return homebrew.uninstall();
    default:
      return refused(`Unknown command: brew ${command}`);
  }
};

/** The version of a formula: `go`, or `go@1.25` with the newest of its minor. */
function versionOf(formula: string, { newest, releases }: World): string | null {
  if (formula === 'go') return newest;
  const minor = /^go@(1\.\d+)$/.exec(formula)?.[1];
  return minor === undefined
    ? null
    : (releases.findLast((release) => release.startsWith(`${minor}.`)) ?? null);
}

class Homebrew {
  readonly #call: Call;
  readonly #machine: Machine;
  readonly #prefix: string;
  readonly #formula: string;
  readonly #version: string;

  constructor(call: Call, prefix: string, formula: string, version: string) {
    this.#call = call;
    this.#machine = call.machine;
    this.#prefix = prefix;
    this.#formula = formula;
    this.#version = version;
  }

  install(): Outcome {
    const installed = this.#kegs();
    // What is there already is neither poured again nor linked; that is a warning, and no error.
    if (installed.includes(this.#version)) return done;
    return this.pour();
  }

  upgrade(): Outcome {
    const installed = this.#kegs();
    if (installed.length === 0) return refused(`${this.#formula} not installed`);
    return installed.includes(this.#version) ? done : this.pour();
  }

  /** Pours the newest bottle, links it, and cleans the older kegs up, as is its default. */
  pour(): Outcome {
    const wrong = this.#wrongPrefix();
    if (wrong !== null) return refused(wrong);
    this.detach();
    this.#machine.remove(this.#rack());
    const architecture = this.#prefix === '/opt/homebrew' ? 'arm64' : 'amd64';
    const keg = homebrewKeg(this.#prefix, { version: this.#version, architecture });
    const from = `${this.#prefix}/Cellar/go/`;
    const rack = `${this.#rack()}/`;
    this.#machine.write(
      Object.fromEntries(Object.entries(keg).map(([path, file]) => [rack + path.slice(from.length), file])),
    );
    // A formula with a version in its name is keg-only: it has its place in opt/ alone.
    if (this.#formula !== 'go') {
      this.#machine.write({ [this.#opt()]: { link: `../Cellar/${this.#formula}/${this.#version}` } });
      return done;
    }
    return this.link(true);
  }

  link(overwrite: boolean): Outcome {
    const version = this.#kegs().at(-1);
    if (version === undefined) return refused(`No such keg: ${this.#rack()}`);
    const linked = `${this.#prefix}/var/homebrew/linked/${this.#formula}`;
    if (this.#machine.real(linked) !== null) return done;
    const keg = `Cellar/${this.#formula}/${version}`;
    const places = ['go', 'gofmt'].map((name) => `${this.#prefix}/bin/${name}`);
    // A link that leads nowhere is not a conflict (Library/Homebrew/keg.rb, make_relative_symlink).
    const conflict = places.find((place) => this.#machine.real(place) !== null);
    if (conflict !== undefined && !overwrite)
      return refused(`Could not symlink ${posix.basename(conflict)}: Target ${conflict} already exists.`);
    for (const place of places) {
      this.#machine.remove(place);
      this.#machine.write({ [place]: { link: `../${keg}/bin/${posix.basename(place)}` } });
    }
    this.#machine.write({
      [this.#opt()]: { link: `../${keg}` },
      [linked]: { link: `../../../${keg}` },
    });
    return done;
  }

  detach(): Outcome {
    const linked = `${this.#prefix}/var/homebrew/linked/${this.#formula}`;
    if (!this.#machine.exists(linked)) return done;
    for (const place of [linked, `${this.#prefix}/bin/go`, `${this.#prefix}/bin/gofmt`])
      this.#machine.remove(place);
    return done;
  }

  uninstall(): Outcome {
    if (this.#kegs().length === 0) return refused(`No such keg: ${this.#rack()}`);
    this.detach();
    this.#machine.remove(this.#opt());
    this.#machine.remove(this.#rack());
    return done;
  }

  #kegs(): readonly string[] {
    return this.#machine.list(this.#rack());
  }

  #rack(): string {
    return `${this.#prefix}/Cellar/${this.#formula}`;
  }

  #opt(): string {
    return `${this.#prefix}/opt/${this.#formula}`;
  }

  #wrongPrefix(): string | null {
    const { runsAs, machine } = this.#call;
    if (machine.description.platform !== 'darwin') return null;
    if (runsAs === 'amd64' && this.#prefix === '/opt/homebrew')
      return `Cannot install under Rosetta 2 in ARM default prefix (${this.#prefix})!`;
    if (runsAs === 'arm64' && this.#prefix === '/usr/local')
      return `Cannot install in Homebrew on ARM processor in Intel default prefix (${this.#prefix})!`;
    return null;
  }
}
