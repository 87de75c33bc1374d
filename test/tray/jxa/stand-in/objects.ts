import { bridged, ownClass } from '../headers/names.ts';
import type { Table } from '../headers/table.ts';

/** An object of Apple's, behind its wrapper. */
export interface Thing {
  readonly of: string;
  readonly fields: Record<string, unknown>;
}

/** What a method does. It receives things, null for nil, and plain values, and returns the same. */
export type Behaviour = (self: Thing, ...given: never[]) => unknown;

interface Method {
  readonly signature: string;
  readonly selector: string;
  readonly takes: readonly string[];
  readonly gives: string;
}

const structures: Readonly<Record<string, string>> = { NSSize: 'width', NSRect: 'origin' };

/**
 * The wrappers of the Objective-C bridge, for what Apple's headers are known to have and nothing else: every other name, an
 * `undefined`, a wrong number or kind of arguments, and a message to nil is an error. As the bridge does, it calls a selector
 * without arguments when the property is read, returns integers as strings, and creates wrappers that are functions.
 */
export class Objects {
  readonly nil = this.#wrapper(null);
  /** What was set, in order: `NSMenuItem setTitle`. */
  readonly sets: string[] = [];
  readonly #table: Table;
  readonly #methods = new Map<string, Method>();
  readonly #things = new WeakMap<object, Thing>();
  readonly #behaviours: Readonly<Record<string, Behaviour>>;
  readonly #isSelector: (name: string) => boolean;

  constructor(
    table: Table,
    behaviours: Readonly<Record<string, Behaviour>>,
    isSelector: (name: string) => boolean,
  ) {
    this.#table = table;
    this.#behaviours = behaviours;
    this.#isSelector = isSelector;
    for (const [signature, described] of Object.entries(table.methods)) {
      const [, sign = '', owner = '', selector = signature] = /^([-+])\[(\w+) (\S+)\]$/.exec(signature) ?? [];
      const [, gives = '', takes = ''] = /^(\w+) \w+ \((.*)\)/.exec(described) ?? [];
      const method = { signature, selector, gives, takes: takes.split(' ').filter((one) => one !== '') };
      this.#methods.set(`${sign}${owner} ${bridged(selector)}`, method);
    }
  }

  /** A class, a function or a constant: the members of `$`. */
  global(name: string): unknown {
    if (name === ownClass || name in this.#table.classes)
      return this.#proxy((property) =>
        property === 'alloc'
          ? this.wrap({ of: name, fields: {} })
          : this.#send({ of: name, fields: {} }, '+', property),
      );
    const found = this.#methods.get(` ${name}`);
    if (found) return this.#function({ of: 'C', fields: {} }, found);
    if (this.#table.constants[name] === 'NSString') return this.text(name);
    throw new Error(`$.${name} is not known`);
  }

  text(js: string): unknown {
    return this.wrap({ of: 'NSString', fields: { js } });
  }

  wrap(thing: Thing | null): unknown {
    return thing === null ? this.nil : this.#wrapper(thing);
  }

  #wrapper(thing: Thing | null): object {
    const wrapper = this.#proxy((property) => {
      if (property === 'isNil') return () => thing === null;
      if (thing === null) throw new Error(`${property} was sent to nil`);
      if (property === 'js' && 'js' in thing.fields) return thing.fields.js;
      return this.#send(thing, '-', property);
    });
    if (thing) this.#things.set(wrapper, thing);
    return wrapper;
  }

  #proxy(get: (property: string) => unknown): object {
    return new Proxy(() => undefined, {
      get: (_, property) => (typeof property === 'symbol' ? undefined : get(property)),
      set: (_, property) => {
        throw new Error(`${String(property)} is set by its setter`);
      },
    });
  }

  #send(self: Thing, sign: '-' | '+', name: string): unknown {
    const chain = [self.of, ...(this.#table.classes[self.of]?.split(' ') ?? [])];
    const found = chain.map((one) => this.#methods.get(`${sign}${one} ${name}`)).find((one) => one);
    if (!found && self.of === ownClass && name === 'init') return this.wrap(self);
    if (!found) throw new Error(`${self.of} does not know ${name}`);
    const whole = this.#function(self, found);
    return found.takes.length === 0 ? whole() : whole;
  }

  #function(self: Thing, method: Method): (...given: unknown[]) => unknown {
    const { selector, signature, takes, gives } = method;
    return (...given) => {
      if (given.length !== takes.length)
        throw new Error(`${signature} takes ${takes.length} arguments, not ${given.length}`);
      const taken = given.map((one, index) => this.#take(one, takes[index]!, signature));
      const setter = /^set([A-Z]\w*):$/.exec(selector)?.[1];
      if (setter !== undefined) {
        this.sets.push(`${self.of} ${bridged(selector)}`);
        self.fields[setter.charAt(0).toLowerCase() + setter.slice(1)] = taken[0];
      }
      const behaviour = this.#behaviours[signature];
      if (!behaviour && setter === undefined) throw new Error(`the stand-in has no ${signature}`);
      return this.#give(behaviour?.(self, ...(taken as never[])), gives);
    };
  }

  #take(given: unknown, kind: string, signature: string): unknown {
    const refuse = (what: string): never => {
      throw new Error(`${signature} takes ${kind}, not ${what}`);
    };
    if (given === undefined) return refuse('undefined');
    if (kind === 'number') return Number.isFinite(given) ? given : refuse(typeof given);
    if (kind === 'bool') return typeof given === 'boolean' ? given : refuse(typeof given);
    if (kind === 'SEL') {
      if (typeof given !== 'string') return refuse(typeof given);
      return this.#isSelector(given) ? given : refuse(`${given}, of which there is no method`);
    }
    const structure = structures[kind];
    if (structure !== undefined) return structure in (given as object) ? given : refuse('another structure');
    if (given === this.nil) return kind === 'AnyObject' ? null : refuse('nil');
    const thing = this.#things.get(Object(given) as object) ?? refuse(`a ${typeof given}`);
    const isA = [thing.of, ...(this.#table.classes[thing.of]?.split(' ') ?? [])];
    return kind === 'AnyObject' || isA.includes(kind) ? thing : refuse(thing.of);
  }

  #give(answer: unknown, kind: string): unknown {
    if (kind === 'void') return undefined;
    if (kind === 'number') return String(answer);
    if (kind === 'bool' || kind === 'never' || kind in structures) return answer;
    return this.wrap((answer ?? null) as Thing | null);
  }
}
