import type { Files } from '../files/files.ts';
import type { Conditions } from './conditions.ts';

/**
 * https://docs.kernel.org/power/power_supply_class.html (type, online, status), proc_loadavg(5), and of Intel's processors how often
 * heat slowed them down (arch/x86/kernel/cpu/mce/therm_throt.c).
 */
export function conditionsOfLinux(files: Files): Conditions {
  const text = (path: string): string | null => {
    const read = files.text(path, 4096);
    return read.ok ? read.value.trim() : null;
  };
  const load = /^(\d{1,6}\.\d\d) /.exec(text('/proc/loadavg') ?? '')?.[1];
  const throttled = text('/sys/devices/system/cpu/cpu0/thermal_throttle/package_throttle_count');
  return {
    power: powerOf(files, text),
    load: load === undefined ? null : Number(load),
    throttled: throttled !== null && /^\d{1,15}$/.test(throttled) ? Number(throttled) : null,
  };
}

const supplies = '/sys/class/power_supply';

function powerOf(files: Files, text: (path: string) => string | null): Conditions['power'] {
  const listed = files.list(supplies, 100);
  const all = (listed.ok ? listed.value : []).map((name) => {
    const about = (what: string): string | null => text(`${supplies}/${name}/${what}`);
    return { type: about('type'), online: about('online'), status: about('status') };
  });
  if (all.some(({ type, online }) => type === 'Mains' && online === '1')) return 'mains';
  return all.some(({ type, status }) => type === 'Battery' && status === 'Discharging')
    ? 'battery'
    : 'unknown';
}
