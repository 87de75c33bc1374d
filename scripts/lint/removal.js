/** What takes bytes away from where they are: removing, moving, emptying, and copying over what is there. */
const removers =
  'rm|rmSync|rmdir|rmdirSync|unlink|unlinkSync|rename|renameSync|truncate|truncateSync|ftruncate|ftruncateSync|' +
  'cp|cpSync|copyFile|copyFileSync|createWriteStream';

const programs = 'rm|rmdir|unlink|mv|cp|shred|srm|trash|truncate|dd|rsync|ditto|rimraf|trash-put|trash-cli';
const program = `/^(\\S*\\u002f)?(${programs})$/`;
/** A shell command that starts, or continues, with one of them. */
const shell =
  '/(^|[;&|(]|\\bsudo|\\bxargs|\\bexec|\\benv)\\s*(\\S*\\u002f)?(rm|rmdir|unlink|mv|shred|srm|truncate)\\s+[-\\w"\'$~.\\u002f]/';
const fs = '/^(node:)?fs(\\u002fpromises)?$/';
const packages =
  '/^(rimraf|del|del-cli|trash|fs-extra|graceful-fs|move-file|mv|cpy|cpy-cli|premove|zx|shelljs|write-file-atomic)(\\u002f|$)/';

/** What Cocoa and JavaScript for Automation use to remove or move (NSFileManager, Finder). */
const cocoa =
  '/^(removeItemAt|moveItemAt|trashItemAt|replaceItemAt|recycleURLs|moveItem|removeItem|trashItem)/';

/** A program that removes or moves, by its name. */
const naming = [
  `CallExpression > Literal[value=${program}]`,
  `ArrayExpression > Literal[value=${program}]`,
  `Property[key.name=/^(file|command|program)$/] > Literal[value=${program}]`,
];

/**
 * Selectors of `no-restricted-syntax`: every spelling by which a file removes or moves something. A file must name what it
 * takes of node:fs, so that nothing can be reached under another name; a remover may not even be mentioned.
 */
export const removal = {
  selector: [
    `MemberExpression[property.name=/^(${removers})$/]`,
    `MemberExpression[computed=true][property.value=/^(${removers})$/]`,
    `MemberExpression[computed=true] > TemplateLiteral.property`,
    `ImportSpecifier[imported.name=/^(${removers})$/]`,
    `ImportSpecifier[imported.value=/^(${removers})$/]`,
    `ExportNamedDeclaration[source.value=${fs}]`,
    `ExportAllDeclaration[source.value=${fs}]`,
    `ObjectPattern > Property[key.name=/^(${removers})$/]`,
    `ObjectPattern > Property[key.value=/^(${removers})$/]`,
    `ImportDeclaration[source.value=${fs}][importKind!="type"] > ImportDefaultSpecifier`,
    `ImportDeclaration[source.value=${fs}][importKind!="type"] > ImportNamespaceSpecifier`,
    `ImportExpression[source.value=${fs}]`,
    `CallExpression[callee.name="require"]`,
    `CallExpression[callee.callee.name="createRequire"][arguments.0.value=${fs}]`,
    `CallExpression[callee.callee.name="createRequire"][arguments.0.value=${packages}]`,
    `CallExpression[callee.property.name=/^(getBuiltinModule|binding|_linkedBinding)$/]`,
    ...naming,
    `CallExpression > Literal[value=${shell}]`,
    `CallExpression > TemplateLiteral > TemplateElement[value.raw=${shell}]`,
    `ArrayExpression > Literal[value=${shell}]`,
    `ArrayExpression > TemplateLiteral > TemplateElement[value.raw=${shell}]`,
    `ArrayExpression > Literal[value=/^-(mod|fuzz|test)?cache$/]`,
    `ArrayExpression > Literal[value=/^-delete$/]`,
    `MemberExpression[property.name=${cocoa}]`,
    `MemberExpression[property.value=${cocoa}]`,
    `ImportDeclaration[source.value=${packages}]`,
    `ImportExpression[source.value=${packages}]`,
  ].join(', '),
  message:
    'Only caches/sink/ removes or moves what gowarden does not own; for a file of our own use daemon/files/own.ts.',
};

/** Files that name such programs as data for people to read, and may not start any: neither the starters nor their types. */
export const mayName = ['probes/remedies/*.ts', 'remedies/**/*.ts'];

/** The same for those files: all but the names, and nothing that starts a program. */
export const removalButNames = {
  selector: [
    ...removal.selector.split(', ').filter((one) => !naming.includes(one)),
    'ImportDeclaration[source.value=/(child_process|execa|host\\u002frun\\u002f)/]',
    'ImportExpression[source.value=/(child_process|execa|host\\u002frun\\u002f)/]',
  ].join(', '),
  message: `${removal.message} This file may name programs that do, and start none.`,
};

const writers = '/^(writeFile|writeFileSync)$/';
const isNew = ':has(ObjectExpression > Property[key.name="flag"] > Literal[value=/x/])';

/** Writing a file without requiring that it is new: what was there is lost. */
export const overwriting = {
  selector: [
    `CallExpression[callee.name=${writers}]:not(${isNew})`,
    `CallExpression[callee.property.name=${writers}]:not(${isNew})`,
    `CallExpression[callee.name=/^(open|openSync)$/] > Literal[value=/^w(?!x)/]`,
    `CallExpression[callee.name=/^(open|openSync)$/] Identifier[name="O_TRUNC"]`,
  ].join(', '),
  message:
    "Writing over what may be there: say { flag: 'wx' }, or use replaceOwn of daemon/files/own.ts for a file of ours.",
};

/** The only files that remove or move. A test compares this list with what the sources actually do. */
export const mayRemove = ['caches/sink/*.ts', 'daemon/files/own.ts', 'launchd/{footprint,purge}.ts'];

/** Files that overwrite files of our own, each with the file in question. */
export const mayOverwrite = {
  'caches/job/ballast.ts': 'the ballast in our own state directory',
  'cli/commands/check/baseline.ts': 'the baseline that the user has named',
  'cli/commands/simulate/place.ts': 'the settings of a folder that was made for it',
  'cli/commands/why-tidy/reproduce.ts': 'the copy of a module in a temporary directory',
  'desktop/clipboard.ts': 'what it is about to copy, in our own run directory',
  'host/simulated/build.ts': 'the description of a folder that it fills',
  'tray/helper/place.ts': 'the helper in our own directory',
};
