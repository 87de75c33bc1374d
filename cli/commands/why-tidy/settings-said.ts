import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { coveredBy } from '../../../host/go/private.ts';
import { proxyAddresses, proxyFault, withoutCredentials } from '../../../host/go/proxies.ts';
import { describeSource } from '../../../host/go/setting.ts';
import { refusedPath } from '../../../probes/errors/lines.ts';
import type { TidyCause } from './cause.ts';
import { withoutHome } from './homeless.ts';
import type { TidyPlace } from './place.ts';
import type { Surroundings } from './surroundings.ts';

/** A cause with the value of a setting, and who gave it. */
export function withSetting(cause: TidyCause, name: string, { settings }: TidyPlace): TidyCause {
  const { value, source } = settings(name);
  const shown = name === 'GOPROXY' ? withoutCredentials(value) : value;
  const said = { setting: name, value: shown, source: describeSource(source), kind: source.kind };
  return { ...cause, values: { ...cause.values, ...said } };
}

/** What go says about a setting, or about something that one of its settings decides. */
export function ofTheSettings(cause: TidyCause, { place, network }: Surroundings): TidyCause {
  const { id, row, subject } = cause;
  if (id === 'flags') return withSetting(cause, 'GOFLAGS', place);
  if (row === 'E14' && cause.evidence.includes('neither GOMODCACHE nor GOPATH is set'))
    return withoutHome(cause.evidence);
  if (id === 'environment' && subject !== '') return withSetting(cause, subject, place);
  if (id === 'permission') return unmade(cause, place);
  if (id === 'offline') return network ? proxyOff(cause, place) : (unusable(cause, place) ?? cause);
  if (id === 'private-module') return absentProxy(cause, place) ?? withPrivate(cause, place);
  if (id === 'network' || id === 'certificate' || (id === 'proxy' && (row === 'D47' || row === 'D61')))
    return withSetting(cause, 'GOPROXY', place);
  return id === 'proxy' ? withSender(cause, place) : cause;
}

/** Asked of a proxy that the user has switched off. */
function proxyOff(cause: TidyCause, place: TidyPlace): TidyCause {
  return withSetting({ ...cause, id: 'proxy', subject: 'GOPROXY=off' }, 'GOPROXY', place);
}

/** A GOPROXY with which a download would fail too, as far as it is asked for this module; null when it may work. */
function unusable(cause: TidyCause, place: TidyPlace): TidyCause | null {
  const { value } = place.settings('GOPROXY');
  if (proxyFault(value) === null) return null;
  const direct = place.settings('GONOPROXY').value || place.settings('GOPRIVATE').value;
  if (coveredBy(direct, pathOf(cause.subject))) return null;
  const shown = `GOPROXY=${withoutCredentials(value)}`;
  const evidence = `${cause.evidence}\n${shown}`;
  return withSetting({ ...cause, id: 'proxy', subject: shown, evidence }, 'GOPROXY', place);
}

/** A proxy in a directory (`file:///srv/proxy`) that is not there; null of any other. */
function absentProxy(cause: TidyCause, place: TidyPlace): TidyCause | null {
  if (!cause.evidence.includes(': reading file://')) return null;
  const absent = proxyAddresses(place.settings('GOPROXY').value).find(
    (entry) => entry.startsWith('file://') && URL.canParse(entry) && !existsSync(new URL(entry)),
  );
  return absent === undefined
    ? null
    : withSetting({ ...cause, id: 'proxy', subject: fileURLToPath(absent) }, 'GOPROXY', place);
}

/** Who sent something else than a module, where go does not say so itself. */
function withSender(cause: TidyCause, place: TidyPlace): TidyCause {
  if (cause.row !== 'D40' || cause.values?.host !== undefined) return cause;
  const [first = ''] = proxyAddresses(place.settings('GOPROXY').value);
  const sender = URL.canParse(first) ? new URL(first).host : '';
  return sender === '' ? cause : { ...cause, values: { ...cause.values, sender } };
}

/** A cache that cannot be made where a setting wants it, though nobody forbids it: something on the way is missing, or a file. */
function unmade(cause: TidyCause, place: TidyPlace): TidyCause {
  if (cause.evidence.split('\n').some((line) => refusedPath(line) !== null)) return cause;
  const names = cause.row === 'E01' ? ['GOCACHE'] : cause.row === 'E04' ? ['GOMODCACHE', 'GOPATH'] : [];
  const name = names.find((one) => place.settings(one).value !== '');
  return name === undefined
    ? cause
    : withSetting({ ...cause, id: 'environment', subject: name }, name, place);
}

/** What GOPRIVATE says, and whether that is of this module. */
function withPrivate(cause: TidyCause, place: TidyPlace): TidyCause {
  const { value, source } = place.settings('GOPRIVATE');
  const covers = coveredBy(value, pathOf(cause.subject));
  const values = { private: covers ? value : '', listed: value, kind: source.kind };
  return { ...cause, values: { ...cause.values, ...values } };
}

function pathOf(subject: string): string {
  return subject.split('@', 1)[0] ?? '';
}
