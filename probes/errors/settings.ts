import type { Hardware, Platform } from '../../host/host.ts';

/** What a text has in place of the names of a form. */
type Values = Readonly<Record<string, string>>;

/** The machine on which a setting is looked at. */
export interface SettingsMachine {
  readonly platform: Platform;
  readonly hardware: Hardware;
}

/** A setting of Go, or a variable that go reads, that makes go print a text. */
export interface CausingSetting {
  readonly name: string;
  /** Whether this value does so; it is not empty, and somebody has set it. */
  readonly causes: (value: string, text: Values, machine: SettingsMachine) => boolean;
}

/** A setting that causes the text whenever it has one of these values. */
export function setTo(name: string, ...values: readonly string[]): CausingSetting {
  return { name, causes: (value) => values.includes(value) };
}

/** A setting that causes the text when it has a value that Go does not take. */
export function setWrong(name: string, right: RegExp): CausingSetting {
  return { name, causes: (value) => !right.test(value) };
}

/** A setting whose value, or the first word of it, the text names; `of` is where a form has it. */
export function setAsNamed(name: string, of: string): CausingSetting {
  return { name, causes: (value, text) => value === text[of] || value.split(' ')[0] === text[of] };
}

/** GOFLAGS with this flag, or with the one that the text names. */
export function flagged(...flags: readonly string[]): CausingSetting {
  return {
    name: 'GOFLAGS',
    causes: (value, text) => {
      const sought = [...flags, ...[text.flag, text.value && `-mod=${text.value}`].filter(Boolean)];
      return value
        .split(' ')
        .some((word) => sought.some((flag) => word === flag || word.startsWith(`${flag}=`)));
    },
  };
}

/** GOOS and GOARCH that build for another machine than this one. */
export const forElsewhere: readonly CausingSetting[] = [
  { name: 'GOOS', causes: (value, _, { platform }) => value !== platform },
  { name: 'GOARCH', causes: (value, _, { hardware }) => !hardware.native.some((one) => one === value) },
];

/** GOOS and GOARCH that are the pair which the text names. */
export const ofPair: readonly CausingSetting[] = [
  { name: 'GOOS', causes: (value, { pair = '' }) => value === pair.split('/')[0] },
  { name: 'GOARCH', causes: (value, { pair = '' }) => value === pair.split('/')[1] },
];

/** GOTOOLCHAIN with which go fetches no newer release. https://go.dev/doc/toolchain#select */
export const pinned: CausingSetting = {
  name: 'GOTOOLCHAIN',
  causes: (value, { setting }) =>
    setting === undefined ? value === 'local' || /^go[\d.rcbeta]+$/.test(value) : value === setting,
};

/** GOTOOLCHAIN that names the release of the text. */
export const ofVersion: CausingSetting = {
  name: 'GOTOOLCHAIN',
  causes: (value, { version }) => version !== undefined && value.split('+')[0] === `go${version}`,
};
