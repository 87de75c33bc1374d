import type { Found } from '../../../probes/inventory/tool.ts';
import { type Answer, type Answers, isNativeHere, runs } from './which.ts';

/** `gowarden which --json`, as docs/json/which.schema.json says. The same in every language. */
export function whichDocument({ name, directory, hardware, contexts }: Answers) {
  return {
    schemaVersion: 1,
    name,
    directory,
    hardware: { architecture: hardware.architecture, native: hardware.native },
    contexts: contexts.map((answer) => contextDocument(answer, answer.context.id, hardware)),
  };
}

function contextDocument(answer: Answer, id: string, hardware: Answers['hardware']) {
  const { context, winner, silence, others, installed, choice } = answer;
  return {
    context: id,
    certainty: context.certainty,
    source: context.source,
    path: winner?.path ?? null,
    runs: runs(answer),
    native: isNativeHere(answer, hardware),
    found: winner && foundDocument(winner),
    others: others.map(foundDocument),
    installed: installed && foundDocument(installed),
    steps: choice?.steps ?? [],
    outcome: choice?.outcome ?? (silence === null ? null : { kind: 'unknown', reason: silence }),
  };
}

function foundDocument({ path, state, chain, version, binary, installer, prefix }: Found) {
  return {
    path,
    state,
    chain: chain.links,
    file: chain.file,
    version,
    architectures: binary?.architectures ?? [],
    installer,
    prefix,
  };
}
