import type { GoLands, Start } from '../../goland/answer.ts';
import { goland } from '../../goland/probe.ts';
import { isOther, javaNeededBy, type Place } from '../../goland/runtime.ts';
import { evidenceOf } from '../../goland/say.ts';
import { inWords } from '../../goland/text.ts';
import type { Found, Rule, Severity } from '../../probe.ts';
import type { Values } from './text.ts';

/** A GoLand with a Java that it cannot start with, or that somebody once chose in place of its own. */
export const rule: Rule<GoLands, Values> = {
  severity: 'error',
  dependsOn: [],
  timeToVisibleMs: 60_000,
  links: [
    'https://www.jetbrains.com/help/go/switching-boot-jdk.html',
    'https://plugins.jetbrains.com/docs/intellij/build-number-ranges.html',
    'https://github.com/JetBrains/intellij-community/blob/master/native/XPlatLauncher/src/default.rs',
  ],
  probe: goland,
  decide({ starts }) {
    const found = new Map<string, Found<Values>>();
    for (const start of starts) {
      const one = judge(start);
      if (one !== null && !found.has(one.subject)) found.set(one.subject, one);
    }
    return [...found.values()];
  },
};

const severities: Readonly<Record<Values['fault'], Severity>> = {
  none: 'error',
  'malformed-product': 'error',
  'other-architecture': 'error',
  'too-old': 'error',
  newer: 'warning',
  'not-there': 'info',
  'other-vendor': 'info',
};

function judge(start: Start): Found<Values> | null {
  const { goland: of, java, context } = start;
  const { runtime } = java;
  const fault = faultOf(start);
  if (fault === null) return null;
  const [passed] = java.passedOver.filter(({ by }) => by !== 'bundled');
  const about: Place | null = fault === 'not-there' ? (passed ?? null) : runtime;
  const needs = javaNeededBy(of, java.bundledMajor);
  const place = about?.place ?? '';
  return {
    // What is written into goland.jdk is about that file; a variable has none.
    subject: about?.by === 'setting' ? place.replace(/:\d+$/, '') : of.path,
    severity: severities[fault],
    certainty: start.certainty === 'assumed' || fault === 'newer' ? 'suspected' : 'observed',
    evidence: [
      // A file's own line first.
      ...(about?.by === 'setting' ? [inWords('line', { line: 1, option: `goland.jdk: ${about.path}` })] : []),
      ...evidenceOf(start),
      inWords('launcher', { architectures: of.architectures.join(' + ') || inWords('unknown') }),
      ...(needs === null ? [] : [inWords('needs', { version: of.version, major: needs })]),
    ],
    values: {
      ...{ goland: of.path, version: of.version, fault, context },
      path: about?.path ?? '',
      place,
      java: runtime?.version ?? '',
      vendor: runtime?.vendor ?? '',
      architecture: runtime?.architectures.join(' + ') ?? '',
      launcher: of.architectures.join(' + '),
      needs: needs === null ? '' : String(needs),
    },
  };
}

function faultOf({ goland: of, java }: Start): Values['fault'] | null {
  const { runtime, passedOver, bundledMajor } = java;
  // The script that started older ones does not read it.
  if (of.launches !== 1 && of.launcher?.endsWith('.sh') !== true) return 'malformed-product';
  if (runtime === null) return 'none';
  if (isOther(runtime, of)) return 'other-architecture';
  const needs = javaNeededBy(of, bundledMajor);
  // What came with it is what it is made for.
  if (runtime.by !== 'bundled' && needs !== null && runtime.major !== null && runtime.major < needs)
    return 'too-old';
  if (passedOver.some(({ by }) => by === 'product-variable' || by === 'setting')) return 'not-there';
  if (runtime.by === 'bundled') return null;
  if (bundledMajor !== null && runtime.major !== null && runtime.major > bundledMajor) return 'newer';
  return runtime.vendor !== null && !runtime.vendor.includes('JetBrains') ? 'other-vendor' : null;
}
