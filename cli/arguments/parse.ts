import { parseArgs } from 'node:util';
import type { Messages } from '../../messages/speak.ts';
import type { Call, CliCommand, CliOption } from '../command.ts';
import { UsageError } from '../failure.ts';
import { globalOptions } from './globals.ts';
import { suggest } from '../../messages/suggest.ts';
import { cliText } from '../text.ts';

/** Commands whose words belong to another program, from the first one on that is not an option of ours. */
const runOthers: readonly string[] = ['try'];

/** Commands to which people paste what was printed: it may begin with a dash, as in `-race requires cgo`. */
const readTexts: readonly string[] = ['explain'];

/**
 * With `--` before the words of another program, so that its options are not taken for ours (`gowarden try go build --help`), and before
 * texts that only begin as an option.
 */
export function sealed(argv: readonly string[]): readonly string[] {
  const { tokens } = parseArgs({ args: [...argv], options: globalOptions, strict: false, tokens: true });
  const [command, program] = tokens.filter(({ kind }) => kind === 'positional');
  if (command?.kind === 'positional' && readTexts.includes(command.value) && !argv.includes('--')) {
    const isText = (word: string): boolean => /^-[^=\s]*\s/.test(word);
    return [...argv.filter((word) => !isText(word)), '--', ...argv.filter(isText)];
  }
  if (command?.kind !== 'positional' || !runOthers.includes(command.value) || !program) return argv;
  const isSealed = tokens.some(({ kind, index }) => kind === 'option-terminator' && index < program.index);
  return isSealed ? argv : [...argv.slice(0, program.index), '--', ...argv.slice(program.index)];
}

/** The first word that is neither an option nor a value of a global option, and what is left without it. */
export function splitCommand(argv: readonly string[]): { name: string | undefined; rest: string[] } {
  const { tokens } = parseArgs({ args: [...argv], options: globalOptions, strict: false, tokens: true });
  const first = tokens.find((token) => token.kind === 'positional');
  if (!first) return { name: undefined, rest: [...argv] };
  return { name: first.value, rest: argv.filter((_, index) => index !== first.index) };
}

/**
 * Reads global options alone and forgives everything else: the user's language and wish for JSON have to be known
 * before a mistake can be reported.
 */
export function peekGlobals(argv: readonly string[]): Call['options'] {
  return parseArgs({ args: [...argv], options: globalOptions, strict: false }).values;
}

/** Checks the words after the command's name against its options. Throws a UsageError that names the word. */
export function parseCall(
  words: readonly string[],
  command: Pick<CliCommand, 'options' | 'positionals'>,
  messages: Messages,
): Call {
  const options: Readonly<Record<string, CliOption>> = { ...globalOptions, ...command.options };
  const { tokens } = parseArgs({
    args: [...words],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values: Record<string, string | boolean | string[]> = {};
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!option) throw unknownOption(token.rawName, Object.keys(options), messages);
    const value = valueOf(token, option, messages);
    const earlier = values[token.name];
    values[token.name] =
      option.multiple && typeof value === 'string'
        ? [...(Array.isArray(earlier) ? earlier : []), value]
        : value;
  }
  const [minimum, maximum] = command.positionals;
  if (positionals.length < minimum) throw new UsageError(cliText(messages).usage.missing(minimum));
  const surplus = positionals[maximum];
  if (surplus !== undefined) throw new UsageError(cliText(messages).usage.surplus(surplus));
  return { options: values, positionals };
}

interface OptionToken {
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function valueOf(token: OptionToken, option: CliOption, messages: Messages): string | true {
  const usage = cliText(messages).usage;
  if (option.type === 'boolean') {
    if (token.value !== undefined) throw new UsageError(usage.noValue(token.rawName, token.value));
    return true;
  }
  const given = token.value;
  // Without `=`, a following option was forgotten to be given a value: `--since --json`.
  if (given === undefined || given === '' || (!token.inlineValue && /^-./.test(given)))
    throw new UsageError(usage.needsValue(token.rawName));
  if (option.choices && !option.choices.includes(given)) {
    const meant = suggest(given, option.choices);
    throw new UsageError(
      usage.notAChoice(token.rawName, given, option.choices),
      meant && usage.didYouMean(meant),
    );
  }
  return given;
}

function unknownOption(rawName: string, names: readonly string[], messages: Messages): UsageError {
  const meant = suggest(rawName.replace(/^-+/, ''), names);
  return new UsageError(
    cliText(messages).usage.unknownOption(rawName),
    meant && cliText(messages).usage.didYouMean(`--${meant}`),
  );
}
