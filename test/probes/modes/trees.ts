import fc from '../../fast-check.ts';

/** A tree with the settings under which go is run in one of its directories. */
export interface Asked {
  readonly files: Readonly<Record<string, string>>;
  /** Where go runs, below the top. */
  readonly directory: string;
  /** Variables; `TOP` is the top of the tree. */
  readonly environment: Readonly<Record<string, string>>;
}

const names = ['example.com/x', 'example.com/y', 'example.com/z'] as const;
const versions = ['v1.0.0', 'v1.10.0', 'v1.9.0', 'v1.10.0-rc.1'] as const;
const targets = ['../lib', './here', 'example.com/fork v1.5.0'] as const;

/** Lines of a go.mod or go.work that replace something. */
const replaces = fc.array(
  fc
    .tuple(fc.constantFrom(...names), fc.constantFrom('', ' v1.0.0'), fc.constantFrom(...targets))
    .map(([name, version, target]) => `replace ${name}${version} => ${target}\n`),
  { maxLength: 1 },
);

const requires = fc
  .dictionary(fc.constantFrom(...names), fc.constantFrom(...versions), { maxKeys: 2, noNullPrototype: true })
  .map((all) => Object.entries(all).map(([name, version]) => `require ${name} ${version}\n`));

const goLine = fc.constantFrom('', 'go 1.13\n', 'go 1.14\n', 'go 1.20\n', 'go 1.24.0\n', 'go 1.26.0\n');

/** What `go mod vendor` might have written at another time, for other lines. */
const modulesTxt = fc
  .record({
    header: fc.constantFrom('', '', '## workspace\n'),
    blocks: fc.array(
      fc.record({
        name: fc.constantFrom(...names),
        version: fc.constantFrom(...versions, ''),
        target: fc.constantFrom('', '', ...targets),
        note: fc.constantFrom('## explicit\n', '## explicit; go 1.20\n', '', '## other\n'),
        used: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ header, blocks }) =>
    blocks.reduce<string>((text, { name, version, target, note, used }) => {
      const words = [name, version, ...(target === '' ? [] : ['=>', target])].filter((word) => word !== '');
      return `${text}# ${words.join(' ')}\n${note}${used ? `${name}\n` : ''}`;
    }, header),
  );

const vendor = (at: string): fc.Arbitrary<Record<string, string>> =>
  fc.oneof(
    fc.constant({}),
    fc.constant({ [`${at}/vendor/README`]: '' }),
    modulesTxt.map((text) => ({ [`${at}/vendor/modules.txt`]: text })),
    modulesTxt.map((text) => ({ [`${at}/vendor/modules.txt`]: text })),
  );

const module = (
  at: string,
  name: fc.Arbitrary<string> = fc.constant(at.replaceAll('/', '-')),
): fc.Arbitrary<Record<string, string>> =>
  fc.tuple(goLine, requires, replaces, name).map(([go, require, replace, path]) => ({
    [`${at}/go.mod`]: `module example.com/${path}\n\n${go}${require.join('')}${replace.join('')}`,
    [`${at}/main.go`]: 'package main\n\nfunc main() {}\n',
  }));

const workspace = fc
  .tuple(
    fc.constantFrom('go 1.21\n', 'go 1.26.0\n', ''),
    replaces,
    fc.constantFrom(
      ...[['./a'], ['./b'], ['./a', './b'], ['./a', './b'], ['./b', './a'], ['./a', './b']],
      ...[
        ['./a', './gone'],
        ['./b', './a', './b'],
      ],
    ),
  )
  .map(([go, replace, use]) => ({
    'ws/go.work': `${go}${use.map((one) => `use ${one}\n`).join('')}${replace.join('')}`,
  }));

const environment = fc
  .record({
    GO111MODULE: fc.constantFrom('', '', 'on', 'auto', 'off', 'yes'),
    GOFLAGS: fc.constantFrom(
      '',
      '',
      '-mod=vendor',
      '-mod=mod',
      '-mod=readonly',
      '--mod=vendor',
      '-mod=odd',
      '-mod=mod -mod=vendor',
    ),
    GOWORK: fc.constantFrom('', '', '', 'off', 'auto', 'TOP/ws/go.work', 'ws/go.work'),
    GOPATH: fc.constantFrom(
      'TOP/gopath',
      'TOP/gopath',
      'TOP/gopath:TOP/more',
      '~/go',
      'gopath',
      ':TOP/gopath',
    ),
  })
  .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')));

/** Modules alone and in GOPATH, one without a go.mod, and a workspace, with vendor directories of all kinds. */
export const asked: fc.Arbitrary<Asked> = fc
  .record({
    parts: fc.tuple(
      ...[
        module('alone'),
        vendor('alone'),
        module('ws/a'),
        module('ws/b', fc.constantFrom('ws-b', 'ws-b', 'ws-b', 'ws-b', 'ws-a')),
        workspace,
        vendor('ws'),
        module('gopath/src/new'),
      ],
    ),
    directory: fc.constantFrom(
      'alone',
      'alone',
      'alone',
      'ws/a',
      'ws/a',
      'ws/b',
      'gopath/src/old',
      'gopath/src/new',
      'plain',
    ),
    environment,
  })
  .map(({ parts, ...more }) => ({
    files: Object.assign(
      {
        'gopath/src/old/main.go': 'package main\n\nfunc main() {}\n',
        'plain/main.go': 'package main\n\nfunc main() {}\n',
      },
      ...parts,
    ) as Record<string, string>,
    ...more,
  }));
