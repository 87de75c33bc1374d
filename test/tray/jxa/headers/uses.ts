import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** A call of the Objective-C bridge in the helper's source. */
export interface Use {
  /** Class; `C` for a function; `constant` for a value. */
  readonly owner: string;
  /** The bridge's name: `initWithTitleActionKeyEquivalent`. */
  readonly name: string;
  readonly ofClass: boolean;
  /** The arguments, in the terms of the headers; null for a property that is read. */
  readonly gives: readonly string[] | null;
  /** The type that the helper expects of the result. */
  readonly taken: string;
  /** `menu.ts:58`. */
  readonly where: string;
}

const native = fileURLToPath(new URL('../../../../tray/jxa/', import.meta.url));
/** What the bridge itself adds to every object. */
const bridgesOwn = new Set(['isNil', 'js']);

/** Every use of Apple's classes, functions and constants in the helper's source; `change` may alter a file's text. */
export function usesOf(change: (text: string, name: string) => string = (text) => text): readonly Use[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts'],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    allowImportingTsExtensions: true,
    noEmit: true,
    strict: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  host.readFile = (file) => {
    const text = readFile(file);
    return text !== undefined && dirname(file) === dirname(join(native, 'x')) ? change(text, file) : text;
  };
  host.getSourceFile = (file, version) => {
    const text = host.readFile(file);
    return text === undefined ? undefined : ts.createSourceFile(file, text, version, true);
  };
  const program = ts.createProgram([join(native, 'main.ts')], options, host);
  const checker = program.getTypeChecker();
  const bridge = program.getSourceFile(join(native, 'bridge.ts'))!;
  const uses: Use[] = [];

  const nameOf = (type: ts.Type): string => {
    if (type.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined | ts.TypeFlags.Unknown)) return 'void';
    const one = checker.getNonNullableType(type);
    const named = (one.aliasSymbol ?? one.getSymbol())?.name;
    if (one.flags & ts.TypeFlags.NumberLike) return 'number';
    if (one.flags & ts.TypeFlags.BooleanLike) return 'bool';
    if (one.flags & ts.TypeFlags.StringLike) return 'SEL';
    if (one.flags & ts.TypeFlags.Never) return type.flags & ts.TypeFlags.Never ? 'never' : 'nil';
    if (one.isUnion())
      return [...new Set(one.types.map(nameOf))].join('|').replace(/^number\|SEL$|^SEL\|number$/, 'number');
    if (one.isTypeParameter()) return nameOf(one.getConstraint() ?? one);
    return named ?? checker.typeToString(one);
  };
  const isDollar = (node: ts.Node): boolean => ts.isIdentifier(node) && node.text === '$';
  /** `$.NSMenu` and `$.NSMenu.alloc`: the class whose member is used. */
  const classOf = (node: ts.Expression): { owner: string; ofClass: boolean } | null => {
    if (!ts.isPropertyAccessExpression(node)) return null;
    if (isDollar(node.expression)) return { owner: node.name.text, ofClass: true };
    const above = classOf(node.expression);
    return above?.ofClass && node.name.text === 'alloc' ? { owner: above.owner, ofClass: false } : null;
  };
  const isCalled = (node: ts.Node): node is ts.PropertyAccessExpression & { parent: ts.CallExpression } =>
    ts.isCallExpression(node.parent) && node.parent.expression === node;

  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    const file = node.getSourceFile();
    const { line } = file.getLineAndCharacterOfPosition(node.getEnd());
    const where = `${file.fileName.slice(native.length)}:${line + 1}`;
    if (
      ts.isIdentifier(node) &&
      ts.isImportSpecifier(node.parent) &&
      node.parent.parent.parent.parent.moduleSpecifier.getText().includes('constants')
    ) {
      const value = checker.getTypeAtLocation(node);
      uses.push({
        owner: 'constant',
        name: node.text,
        ofClass: false,
        gives: null,
        taken: checker.typeToString(value),
        where,
      });
    }
    if (!ts.isPropertyAccessExpression(node)) return;
    const name = node.name.text;
    const declared = checker.getSymbolAtLocation(node.name)?.declarations?.[0];
    const ours = declared === undefined || declared.getSourceFile() === bridge;
    if (!ours || bridgesOwn.has(name) || name === 'alloc') return;
    const gives = isCalled(node)
      ? node.parent.arguments.map((one) =>
          one.kind === ts.SyntaxKind.NullKeyword ? 'nil' : nameOf(checker.getTypeAtLocation(one)),
        )
      : null;
    const taken = nameOf(checker.getTypeAtLocation(isCalled(node) ? node.parent : node));
    if (isDollar(node.expression)) {
      // A member of the class itself is used further out.
      if (classOf(node.parent as ts.Expression) !== null || ts.isPropertyAccessExpression(node.parent))
        return;
      uses.push({ owner: gives === null ? 'constant' : 'C', name, ofClass: false, gives, taken, where });
      return;
    }
    const receiver = checker.getTypeAtLocation(node.expression);
    const of = (receiver.aliasSymbol ?? receiver.getSymbol())?.declarations?.[0]?.getSourceFile();
    const owner = classOf(node.expression) ?? { owner: nameOf(receiver), ofClass: false };
    if (of !== bridge || owner.owner === 'ObjCBridge') return;
    uses.push({ ...owner, name, gives, taken, where });
  };
  for (const file of program.getSourceFiles())
    if (file.fileName.startsWith(native) && file !== bridge) visit(file);
  return uses;
}
