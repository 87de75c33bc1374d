import { readFlags } from './flags.ts';

/** A method or function as Apple's headers declare it. */
export interface Declared {
  /** The class or protocol that it belongs to, or `C`. */
  readonly owner: string;
  /** `addItem:`; the name of a function. */
  readonly selector: string;
  readonly ofClass: boolean;
  /** Names of classes, `bool`, `SEL`, `number`, structures; one for each argument. */
  readonly takes: readonly string[];
  readonly gives: string;
  readonly deprecated: boolean;
}

/** What the headers say, as far as we need it. */
export interface Headers {
  /** Superclasses by class, the nearest first. */
  readonly classes: ReadonlyMap<string, readonly string[]>;
  /** Protocols that a class itself declares. */
  readonly protocols: ReadonlyMap<string, readonly string[]>;
  readonly methods: readonly Declared[];
  /** A number, or the class of an object that is only known at run time. */
  readonly constants: ReadonlyMap<string, number | string>;
}

/** Reads the Rust that header-translator writes. */
export function readHeaders(texts: readonly string[]): Headers {
  const classes = new Map<string, readonly string[]>();
  const protocols = new Map<string, string[]>();
  const methods: Declared[] = [];
  const constants = new Map<string, number | string>();
  const aliases = new Map<string, string>();
  for (const text of texts)
    for (const [, name, target] of text.matchAll(/pub type (\w+) = (\w+);/g)) aliases.set(name!, target!);
  const kind = (rust: string): string => kindOf(rust, aliases);
  for (const raw of texts) {
    const text = raw.replaceAll(/^\s*\/\/[/!].*\n/gm, '');
    for (const [, parents, name] of text.matchAll(
      /extern_class!\([^;]*?super\(([^)]*)\)[^;]*?pub struct (\w+)/g,
    ))
      classes.set(name!, parents!.replaceAll(/<\w+>/g, '').split(', '));
    for (const [, protocol, name] of text.matchAll(/unsafe impl (\w+) for (\w+) \{\}/g))
      protocols.set(name!, [...(protocols.get(name!) ?? []), protocol!]);
    for (const [, owner, body] of text.matchAll(
      /^impl(?:<[^\n]*?>)? (\w+)(?:<[^\n]*?>)? \{\n {4}extern_methods!\(\n([\s\S]*?)^ {4}\);/gm,
    ))
      methods.push(...readMethods(owner!, body!, kind));
    for (const [, owner, body] of text.matchAll(/pub unsafe trait (\w+)[^{]*\{\n([\s\S]*?)^ {4}\}/gm))
      methods.push(...readMethods(owner!, body!, kind));
    for (const [, name, value] of text.matchAll(/pub (?:const|static) (\w+): \w+ = (-?[\d.]+)(?: as _)?;/g))
      constants.set(name!, Number(value));
    for (const [, name, value] of text.matchAll(
      /#\[doc\(alias = "(\w+)"\)\]\s*(?:pub )?const \w+(?:: Self)? = (?:Self\()?(-?\d+)\)?;/g,
    ))
      constants.set(name!, Number(value));
    for (const [name, value] of readFlags(text)) constants.set(name, value);
    for (const [, name, type] of text.matchAll(/pub static (\w+): &'static (\w+);/g))
      constants.set(name!, kind(type!));
    // Functions defined in the header appear there as a comment.
    for (const [, selector, takes, gives] of raw.matchAll(
      /^(?: {4}|\/\/ TODO: )pub fn (\w+)\(([^()&]*)\) -> (\w+|!);/gm,
    ))
      methods.push({
        owner: 'C',
        selector: selector!,
        ofClass: false,
        takes: list(takes!).map(kind),
        gives: kind(gives!),
        deprecated: false,
      });
  }
  return { classes, protocols, methods, constants };
}

function readMethods(owner: string, body: string, kind: (rust: string) => string): Declared[] {
  const pattern =
    /((?:^ +#\[[\s\S]*?\]\n)+) +(?:pub )?(?:unsafe )?fn \w+(?:<[^(]*>)?\(([\s\S]*?)\)(?:\s*->\s*([^;]*?))?(?:\s*where[^;]*)?;/gm;
  return [...body.matchAll(pattern)].flatMap(([, attributes, parameters, gives]) => {
    const selector = /method\(([\w:]+)\)/.exec(attributes!)?.[1];
    if (selector === undefined) return [];
    const given = list(parameters!);
    const ofClass = !given.some((one) => /^(?:&self|&mut self|self|this\b)/.test(one));
    const takes = given
      .filter((one) => !/^(?:&self|&mut self|self|this|mtm)\b/.test(one.replace(/^&self/, 'self')))
      .map(kind);
    // Where Rust has a `Result`, the header has a last argument for the error.
    const throws = selector.endsWith('_');
    return [
      {
        owner,
        selector: selector.replace(/_$/, ''),
        ofClass,
        takes: throws ? [...takes, 'error'] : takes,
        gives: throws && gives!.startsWith('Result<()') ? 'bool' : kind(gives ?? '()'),
        deprecated: attributes!.includes('#[deprecated'),
      },
    ];
  });
}

/** Splits parameters at the commas that are not within brackets. */
function list(parameters: string): string[] {
  const flat = parameters.replaceAll(/\s+/g, ' ');
  return flat
    .split(/,(?![^<(]*[>)])/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

const kinds: Readonly<Record<string, string>> = {
  '()': 'void',
  '!': 'never',
  Sel: 'SEL',
  ObjectType: 'AnyObject',
  ProtocolObject: 'AnyObject',
};

/** `title: Option<&NSString>` is an `NSString`. */
function kindOf(parameter: string, aliases: ReadonlyMap<string, string>): string {
  const type = parameter
    .replace(/^\w+: ?/, '')
    .replaceAll(/\b(?:Option|Retained|Allocated|Result)<|&(?:'\w+ )?(?:mut )?/g, '')
    .replace(/[<>,].*/, '');
  const name = aliases.get(type) ?? type;
  return kinds[name] ?? name;
}
