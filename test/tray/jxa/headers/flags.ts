/** `1 << 20`, `0x00FFFFFF|Options::Disabled.0`, `Options::User.0&!Options::Idle.0`: one flag after another. */
const terms = /([|&])?(!)?(?:(0x[\dA-Fa-f]+|\d+)(?:<<(\d+))?|\w+::(\w+)\.0)/y;

/** Option flags that combine others, by Apple's names for them. */
export function readFlags(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const declared = /#\[doc\(alias = "(\w+)"\)\]\s*const (\w+) = ([^;]+);/g;
  const byRustName = new Map<string, number>();
  for (const [, name, rustName, expression] of text.matchAll(declared)) {
    const value = valueOf(expression!.replaceAll(' ', ''), byRustName);
    if (value === null) continue;
    byRustName.set(rustName!, value);
    found.set(name!, value);
  }
  return found;
}

function valueOf(expression: string, known: ReadonlyMap<string, number>): number | null {
  let value = 0n;
  let at = 0;
  while (at < expression.length) {
    terms.lastIndex = at;
    const match = terms.exec(expression);
    if (match === null) return null;
    const [whole, operator, not, number, shift, name] = match;
    const part = name === undefined ? Number(number) * 2 ** Number(shift ?? 0) : known.get(name);
    if (part === undefined || (operator === undefined) !== (at === 0)) return null;
    const term = not === undefined ? BigInt(part) : ~BigInt(part);
    value = operator === '&' ? value & term : value | term;
    at += whole.length;
  }
  return at === 0 ? null : Number(value);
}
