import { coveredBy } from '../../../host/go/private.ts';
import { proxyFault } from '../../../host/go/proxies.ts';
import { describeSource } from '../../../host/go/setting.ts';
import { refusedPath } from '../../../probes/errors/lines.ts';
import type { TidyCause } from './cause.ts';
import type { TidyPlace } from './place.ts';
import type { Surroundings } from './surroundings.ts';

/** A cause with the value of a setting, and who gave it. */
export function withSetting(cause: TidyCause, name: string, { settings }: TidyPlace): TidyCause {
  const { value, source } = settings(name);
  return {
    ...cause,
    values: { ...cause.values, setting: name, value, source: describeSource(source), kind: source.kind },
  };
}

/** What go says of a setting, or of what one of its settings decides. */
export function ofTheSettings(cause: TidyCause, { place, network }: Surroundings): TidyCause {
  const { id, row, subject } = cause;
  if (id === 'flags') return withSetting(cause, 'GOFLAGS', place);
  if (id === 'environment' && subject !== '') return withSetting(cause, subject, place);
  if (id === 'permission') return unmade(cause, place);
  if (id === 'offline') return network ? proxyOff(cause, place) : (unusable(cause, place) ?? cause);
  if (id === 'private-module') return withPrivate(cause, place);
  if (id === 'network' || id === 'certificate' || (id === 'proxy' && row === 'D47'))
    return withSetting(cause, 'GOPROXY', place);
  return cause;
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
  const evidence = `${cause.evidence}\nGOPROXY=${value}`;
  return withSetting({ ...cause, id: 'proxy', subject: `GOPROXY=${value}`, evidence }, 'GOPROXY', place);
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
