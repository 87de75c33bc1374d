import { join } from 'node:path';
import { explainGo } from '../../../probes/choice/explain.ts';
import type { Choice } from '../../../probes/choice/choice.ts';
import { complaintsIn } from '../../../probes/errors/tidy/complaints.ts';
import type { TidyCause } from './cause.ts';
import { goEnvironment, type GoRequest } from './reproduce.ts';
import { causeOf } from './said.ts';
import { inWords } from './text.ts';

/** The go command that the user's own go would become in that directory, or why it would stop before it tidies. */
export interface ChosenGo {
  readonly file: string;
  readonly causes: readonly TidyCause[];
  /**
   * Why what the local go says of versions is not what the user's own would say: the other one is not here, or is not proven to
   * be Go. Null where it is the same.
   */
  readonly differs: 'absent' | 'unproven' | null;
}

/**
 * Which toolchain the module, its go.work or GOTOOLCHAIN asks for, determined from files, because the go that we run is
 * kept from looking for another one. A download is a cause where nothing may be downloaded; with `network` it is tried,
 * as the user's own go would.
 */
export async function chosenGo(request: GoRequest): Promise<ChosenGo> {
  const choice = await explained(request);
  const { outcome } = choice;
  const own: ChosenGo = { file: 'go', causes: [], differs: null };
  if (outcome.kind === 'error') {
    const causes = complaintsIn(outcome.message).filter(({ id }) => id === 'toolchain');
    // A go.work that is too new for the one Go that may run stops builds, and not tidy.
    const stops = outcome.message.includes('.work requires go >= ') ? { buildsStop: true } : {};
    return { ...own, causes: causes.map((one) => ({ ...causeOf(one), ...stops })) };
  }
  // What go.mod names and PATH finds would run for the repository's sake: only what is a go command by its build info is started.
  if (outcome.kind === 'path' && outcome.version === null) {
    const evidence = [inWords('noGoCommand', { file: outcome.file }), ...askedBy(choice)].join('\n');
    return {
      ...own,
      causes: [{ id: 'toolchain', subject: outcome.toolchain, evidence }],
      differs: 'unproven',
    };
  }
  if (outcome.kind === 'path' || (outcome.kind === 'module-cache' && outcome.unpacked))
    return { ...own, file: outcome.file };
  if (outcome.kind !== 'download') return own;
  const { toolchain, module } = outcome;
  if (request.network) return fetched(request, choice, toolchain);
  const evidence = [inWords('wouldDownload', { toolchain, module }), ...askedBy(choice)].join('\n');
  return { ...own, causes: [{ id: 'toolchain', subject: toolchain, evidence }], differs: 'absent' };
}

function explained({ host, place, path }: GoRequest): Promise<Choice> {
  return explainGo(host, place.directory, {
    id: 'daemon',
    path,
    environment: host.environment,
    certainty: 'observed',
    source: inWords('ownEnvironment'),
  });
}

/** Lets go fetch the toolchain, in a directory without a module. */
async function fetched(request: GoRequest, choice: Choice, toolchain: string): Promise<ChosenGo> {
  const { host, path, scratch, timeLimitMs, signal } = request;
  const ran = await host.run({
    file: 'go',
    path,
    arguments: ['version'],
    directory: scratch.directory,
    environment: { ...goEnvironment(host, path, true), GOTOOLCHAIN: toolchain, GOWORK: 'off' },
    ...{ timeLimitMs, signal },
  });
  if (ran.outcome === 'exited' && ran.exitCode === 0) {
    const { outcome } = await explained(request);
    if ('file' in outcome) return { file: outcome.file, causes: [], differs: null };
  }
  const lines = ran.stderr.split('\n').filter((line) => line !== '' && !/^go: downloading /.test(line));
  const evidence = [...lines.slice(0, 3), ...askedBy(choice)].join('\n');
  return { file: 'go', causes: [{ id: 'toolchain', subject: toolchain, evidence }], differs: 'absent' };
}

/** The line of go.mod or go.work, or the setting, that asks for it. */
function askedBy({ steps }: Choice): readonly string[] {
  const file = steps.findLast((step) => step.kind === 'file')?.file;
  const line = steps.findLast((step) => step.kind === 'line' && step.raises);
  if (line?.kind === 'line' && file !== undefined)
    return [`${join(file)}:${line.line.line}: ${line.name} ${line.line.value}`];
  const setting = steps.findLast((step) => step.kind === 'setting');
  return setting?.kind === 'setting' ? [`GOTOOLCHAIN=${setting.setting.value}`] : [];
}
