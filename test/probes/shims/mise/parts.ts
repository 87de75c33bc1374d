import fc from '../../../fast-check.ts';

export const settings = fc.constantFrom(
  ...[
    '',
    '',
    '',
    '',
    '',
    'disable_tools = ["go"]',
    'disable_tools = ["golang", "node"]',
    'disable_tools = ["core:go"]',
    'disable_tools = []',
  ],
  ...[
    'enable_tools = ["node"]',
    'enable_tools = ["go"]',
    'lockfile = false',
    'auto_install = false',
    'not_found_auto_install = false',
  ],
  ...[
    'idiomatic_version_file_enable_tools = ["go"]',
    'idiomatic_version_file_enable_tools = ["go", "node"]',
    'not_found_system_fallback = false',
  ],
  ...[
    'idiomatic_version_file_enable_tools = ["go"]\nidiomatic_version_file_disable_files = ["go:go.mod"]',
    'exec_auto_install = false',
  ],
);

export const aliases = fc.constantFrom(
  ...[
    '',
    '',
    '',
    '[tool_alias.go.versions]\nold = "1.20"\n',
    '[alias.go]\nold = "1.22"\n',
    '[alias.go.versions]\nold = "prefix:1.20"\n',
  ],
  ...['[tool_alias.go.versions]\nold = "latest"\n"1.22" = "1.25.4"\n', '[tool_alias]\ngo = "core:go"\n'],
);

export const variables = fc.oneof(
  { weight: 9, arbitrary: fc.constant('') },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(
        '{ required = true }',
        '{ required = "why" }',
        '"x"',
        'false',
        '{ default = "x" }',
        '{ required = false }',
      )
      .map((value) => `[env]\nREQ = ${value}\n`),
  },
);

export const goMod = fc.constantFrom(
  ...[
    'module m\n\ngo 1.22\n',
    'module m\n\ngo 1.22.5\n\ntoolchain go1.25.4\n',
    'toolchain go1.22\ngo 1.20',
    'go 1.25rc1',
    'module m\n',
    'toolchain default\ngo 1.25.4 // x',
  ],
);

export const links = fc.constantFrom<Readonly<Record<string, string>>>(
  {},
  {},
  { '1.22': './1.22.12', '1': './1.25.4', latest: './1.25.4' },
  { latest: './1.22.5' },
  { mine: '~HOME/own-go' },
  { '1.23rc1': './1.25.4' },
  { '1.24': './gone' },
);
