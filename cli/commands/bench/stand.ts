import type { Architecture, Host } from '../../../host/host.ts';
import { systemPath } from '../../../host/run/real.ts';
import type { Ran } from '../../../host/run/run.ts';
import type { Side } from './plan.ts';
import type { Workplace } from './workplace.ts';

/** How the programs of one side are started, and with which Go. */
export interface Base {
  readonly architecture: Architecture;
  /** What precedes a program. */
  readonly prefix: readonly string[];
  /** Its toolchain; null where it has none. */
  readonly goroot: string | null;
}

/** A program that was measured, and came to another end than it should have. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
  readonly ran: Ran;

  constructor(ran: Ran) {
    super(ran.summary);
    this.ran = ran;
  }
}

export interface Words {
  readonly words: readonly string[];
  readonly directory?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Milliseconds for one program. */
const patienceMs = 60 * 60_000;

/** Where both sides are measured under the same conditions. */
export class Stand {
  readonly host: Host;
  readonly place: Workplace;
  readonly sides: Readonly<Record<Side, Base>>;
  readonly #processors: number;
  readonly #signal: AbortSignal;

  constructor(
    host: Host,
    place: Workplace,
    sides: Readonly<Record<Side, Base>>,
    { processors, signal }: { readonly processors: number; readonly signal: AbortSignal },
  ) {
    this.host = host;
    this.place = place;
    this.sides = sides;
    this.#processors = processors;
    this.#signal = signal;
  }

  /** Runs a program of a side. Rejects with the signal's reason, and with `Stopped` unless it ends with 0. */
  async run(side: Side, { words, directory, environment }: Words): Promise<Timed> {
    return this.plainly({
      words: [...this.sides[side].prefix, ...words],
      ...(directory !== undefined && { directory }),
      environment: { ...this.#environment(this.sides[side]), ...environment },
    });
  }

  /** Runs go of a side. What that starts is started in the same way. */
  go(side: Side, [verb = '', ...words]: readonly string[], more: Omit<Words, 'words'> = {}): Promise<Timed> {
    const { goroot, prefix } = this.sides[side];
    const through = prefix.map((program) => `-toolexec=${program}`);
    return this.run(side, { ...more, words: [`${goroot}/bin/go`, verb, ...through, ...words] });
  }

  /** Runs a program of the system. */
  async plainly({ words: [file = '', ...words], directory, environment }: Words): Promise<Timed> {
    const began = performance.now();
    const ran = await this.host.run({
      ...{ file, arguments: words, path: systemPath, signal: this.#signal, timeLimitMs: patienceMs },
      directory: directory ?? this.place.at('empty'),
      environment: { ...environment },
    });
    const seconds = (performance.now() - began) / 1000;
    this.#signal.throwIfAborted();
    if (ran.outcome !== 'exited' || ran.exitCode !== 0) throw new Stopped(ran);
    return { stdout: ran.stdout, seconds };
  }

  /**
   * The same for both sides, and nothing of the user's: what is built is for the machine itself, so that both compilers do the same
   * work, without C, from the toolchain that is there, with no module of the network.
   */
  #environment({ goroot }: Base): Record<string, string> {
    const { place, host, sides } = this;
    return {
      ...(goroot !== null && { GOROOT: goroot }),
      HOME: place.at('home'),
      TMPDIR: place.at('tmp'),
      GOTMPDIR: place.at('tmp'),
      GOPATH: place.at('gopath'),
      GOMODCACHE: place.at('modules'),
      GOCACHE: place.at('cache'),
      GOOS: host.platform,
      GOARCH: sides.native.architecture,
      GOMAXPROCS: String(this.#processors),
      GOFLAGS: '-modcacherw',
      GOENV: 'off',
      GOWORK: 'off',
      GOTOOLCHAIN: 'local',
      GOPROXY: 'off',
      GOSUMDB: 'off',
      GOVCS: '*:off',
      CGO_ENABLED: '0',
    };
  }
}

export interface Timed {
  readonly stdout: string;
  readonly seconds: number;
}
