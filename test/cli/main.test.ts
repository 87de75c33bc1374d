import { tmpdir } from 'node:os';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../cli/catalogue.ts';
import { parseCall, splitCommand } from '../../cli/arguments/parse.ts';
import type { CommandHelp, Commands } from '../../cli/command.ts';
import { enableOfNode } from '../../cli/compiled.ts';
import { report } from '../../cli/error.ts';
import { ownPaths } from '../../host/paths.ts';
import { ourPlatform } from '../../host/platform.ts';
import { speak } from '../../messages/speak.ts';
import { call } from './call.ts';

const commands: Commands = catalogue;
const commandNames = Object.keys(commands);

describe('errors are reported and have their exit codes', () => {
  test('unknown command: 2, with the likely intended one', async () => {
    expect(await call(['path'])).toEqual({
      code: 2,
      out: '',
      err: 'gowarden: Unknown command `path`\nDid you mean `paths`?\nSee `gowarden --help`\n',
    });
  });

  test('a mistake in an option points to the help of that command', async () => {
    const { code, err } = await call(['paths', '--nope']);
    expect(code).toBe(2);
    expect(err).toContain('See `gowarden paths --help`');
  });

  test('where temporary files cannot be made, the next step is about TMPDIR', () => {
    const err: string[] = [];
    const never = new AbortController().signal;
    const surroundings = {
      interrupted: never,
      output: { write: () => undefined, closed: never },
      talk: { write: (text: string) => err.push(text) },
    };
    const refused = Object.assign(new Error('ENOSPC: no space left on device, mkdtemp'), {
      code: 'ENOSPC',
      path: `${tmpdir()}/gowarden-bench-XXXXXX`,
    });
    const code = report(refused, {
      ...{ command: 'bench', options: {}, messages: speak('en') },
      surroundings: surroundings as unknown as Parameters<typeof report>[1]['surroundings'],
    });
    expect(code).toBe(2);
    expect(err.join('')).toContain('set TMPDIR to another directory');
    expect(err.join('')).not.toContain('--state');
  });

  test('an option without any command is checked too', async () => {
    expect((await call(['--nope'])).code).toBe(2);
  });

  test('with --json standard output holds one document, and people still get the sentence', async () => {
    const { code, out, err } = await call(['--json', '--lang', 'zh', 'paths', '--nope']);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toEqual({
      schemaVersion: 1,
      error: { code: 'usage', message: '没有选项 `--nope`' },
    });
    expect(err).toContain('没有选项 `--nope`');
  });

  test('an interrupted command ends with 130 and says nothing', async () => {
    const controller = new AbortController();
    controller.abort();
    const ended = await call(['paths', '--nope'], { interrupted: controller.signal });
    expect(ended).toEqual({ code: 130, out: '', err: '' });
  });

  test('--host and --state must be directories', async () => {
    const { code, err } = await call(['paths', '--host', '/nonexistent/machine']);
    expect(code).toBe(2);
    expect(err).toContain('Expected `--host` to name a directory, got `/nonexistent/machine`');
    expect((await call(['paths', '--state', '/etc/hostname'])).code).toBe(2);
  });
});

describe('help', () => {
  const narrow = (columns: number) => ({
    output: {
      ...{ isTerminal: true, columns, closed: new AbortController().signal },
      write: (text: string) => void pages.push(text),
    },
  });
  let pages: string[] = [];
  test.each(['en', 'zh-Hans'])('%s: reflows on a narrow terminal, and loses no word', async (language) => {
    for (const topic of [[], ...Object.keys(catalogue).map((name) => [name])]) {
      const words = ['help', ...topic, '--lang', language, '--no-colour'];
      const page = async (columns: number): Promise<string> => {
        pages = [];
        await call(words, narrow(columns));
        return pages.join('');
      };
      const plain = (text: string): string => text.replaceAll(/\s+/g, '');
      const wide = await page(1000);
      for (const columns of [50, 72, 79]) {
        const text = await page(columns);
        expect(plain(text)).toBe(plain(wide));
        // A command is kept in one piece, so that it can be copied.
        for (const line of text.split('\n'))
          if (stringWidth(line) > columns) expect(line).toMatch(/^ {2}(gowarden|goland|\S+ -)/);
      }
    }
  });

  test('no words, --help, help and -h give the same page, examples first', async () => {
    const pages = await Promise.all([call([]), call(['--help']), call(['help']), call(['-h'])]);
    expect(new Set(pages.map(({ out }) => out)).size).toBe(1);
    const [page] = pages;
    expect(page).toMatchObject({ code: 0, err: '' });
    expect(page.out.indexOf('Examples')).toBeLessThan(page.out.indexOf('Commands'));
    for (const name of commandNames) expect(page.out).toContain(`  ${name} `);
  });

  test('of a command, however it is requested', async () => {
    const pages = await Promise.all([
      call(['paths', '--help']),
      call(['help', 'paths']),
      call(['--help', 'paths']),
      call(['paths', 'surplus', '-h', '--nope']),
    ]);
    expect(new Set(pages.map(({ out }) => out)).size).toBe(1);
    expect(pages[0].out).toMatch(/^gowarden paths: .*\n\nExamples\n {2}gowarden paths /);
  });

  test('of something unknown', async () => {
    expect(await call(['help', 'verson'])).toMatchObject({ code: 2, out: '' });
  });

  describe.each(Object.entries(commands))('of %s', (name, entry) => {
    const helps = async (): Promise<{ en: CommandHelp; zh: CommandHelp }> => {
      const { texts } = await entry.text();
      return { en: texts.en.help, zh: texts.zh.help };
    };

    test('explains every option, in both languages', async () => {
      const { en, zh } = await helps();
      const options = Object.keys((await entry.command()).command.options).sort();
      expect(Object.keys(en.options).sort()).toEqual(options);
      expect(Object.keys(zh.options).sort()).toEqual(options);
    });

    test('has the same command lines in both languages', async () => {
      const { en, zh } = await helps();
      expect(zh.usage).toEqual(en.usage);
      expect(zh.examples.map(([line]) => line)).toEqual(en.examples.map(([line]) => line));
    });

    test('has examples that the commands accept', async () => {
      for (const [line] of (await helps()).en.examples) {
        const words = /gowarden (?<words>[^|>)]*)/.exec(line)?.groups?.words?.trim().split(/\s+/);
        const { name: called, rest } = splitCommand(words ?? []);
        expect(called).toBe(name);
        const { command } = await entry.command();
        expect(() => parseCall(rest, command, speak('en'))).not.toThrow();
      }
    });
  });
});

describe('paths', () => {
  test('are below --state', async () => {
    const { out } = await call(['paths', '--json', '--state', '/nonexistent/state']);
    const { schemaVersion, paths } = JSON.parse(out) as {
      schemaVersion: number;
      paths: Record<string, string>;
    };
    expect(schemaVersion).toBe(1);
    expect(Object.values(paths).every((path) => path.startsWith('/nonexistent/state'))).toBe(true);
  });

  test('of a simulated machine are not ours, and are the same each time', async () => {
    const ours = (await call(['paths'])).out;
    const simulated = await call(['paths', '--host', '/etc']);
    expect(simulated.code).toBe(0);
    expect(simulated.out).not.toBe(ours);
    expect((await call(['paths', '--host', 'etc'])).out).toBe(simulated.out);
  });
});

describe('the files of gowarden itself', () => {
  const asked = async (words: readonly string[]): Promise<readonly string[]> => {
    const caches: string[] = [];
    await call(words, { filesAnswer: ({ cache }) => caches.push(cache) });
    return caches;
  };

  test('are looked at by a command that has some, once they are known to answer', async () => {
    expect(await asked(['paths'])).toEqual([expect.stringContaining('/nonexistent/home/')]);
  });

  test('are those of --state where it is given', async () => {
    const { cache } = ownPaths(ourPlatform, '', {}, '/elsewhere');
    expect(await asked(['paths', '--state', '/elsewhere'])).toEqual([cache]);
  });

  test.each([['help'], ['version'], ['--help'], ['paths', '--help']])(
    'are left alone by %s',
    async (...words) => {
      expect(await asked(words)).toEqual([]);
    },
  );
});

test.each(['20.20.2', '22.7.0'])('Node %s is not asked for compiled code', (version) => {
  expect(enableOfNode(version)).toBeUndefined();
});
