import type { Sketch, SketchedFiles } from '../../../../host/simulated/build.ts';
import { presets } from '../../../../host/simulated/presets.ts';

/** A machine and gowarden's records on it, with a different secret in every place that can end up in a report. */
export interface Planted {
  readonly machine: Sketch;
  /** Gowarden's own files, by their path below its state. */
  readonly own: Readonly<Record<string, string>>;
}

type Secret = () => string;

const home = '/Users/kim';

/** Takes secrets one by one. */
export function plant(secret: Secret): Planted {
  const { description, files } = presets['amd64-tools']();
  const shell = description.contexts!['login-shell']!;
  const environment = environmentOf(secret);
  return {
    machine: {
      description: {
        ...description,
        environment,
        contexts: {
          ...description.contexts,
          'login-shell': {
            ...shell,
            path: [...shell.path, `/opt/${secret()}/bin`],
            environment: environmentOf(secret),
          },
        },
        processes: processesOf(secret),
      },
      files: { ...files, ...filesOf(secret) },
    },
    own: ownOf(secret),
  };
}

function environmentOf(secret: Secret): Record<string, string> {
  return {
    GOFLAGS: `-ldflags=-X=main.v=${secret()} -tags=${secret()} -mod=mod`,
    GOPRIVATE: `${secret()}/*,*.${secret()}`,
    GOPATH: `${home}/go:/data/${secret()}/go`,
    GOTOOLCHAIN: `local+${secret()}`,
    GOPROXY: `https://ann:${secret()}@proxy.example/${secret()},https://proxy.example/x?token=${secret()}`,
    GOMODCACHE: `/Volumes/My ${secret()}/mod`,
    DB_PASS: secret(),
    [`APP_${secret().replaceAll(/\W/g, '_').toUpperCase()}`]: 'x',
  };
}

function processesOf(secret: Secret) {
  const lines = (): string[][] => [
    [
      'go',
      'build',
      '-ldflags',
      `-X main.dbPass=${secret()} -X '${secret()}/auth.Signing=${secret()}'`,
      `./cmd/${secret()}`,
    ],
    [
      'go',
      'build',
      `-ldflags=-X=${secret()}`,
      `-tags=${secret()}`,
      '-tags',
      secret(),
      `${secret()}/${secret()}/internal`,
    ],
    [
      'go',
      'run',
      '.',
      '--user',
      secret(),
      `--pw=${secret()}`,
      `-apikey=${secret()}`,
      '--license',
      secret(),
      secret(),
    ],
    ['go', 'test', `DB_PASS=${secret()}`, `myPass=${secret()}`, `x.Key=${secret()}`, `anything=${secret()}`],
    [
      'go',
      'get',
      `git@git.${secret()}.example:${secret()}/${secret()}.git`,
      `ssh://git@h.example/${secret()}`,
    ],
    [
      'go',
      'get',
      `https://u:${secret()}@h.example/${secret()}`,
      `https://u:a/${secret()}@h.example`,
      `${secret()}@v1.2.3`,
    ],
    [
      'go',
      'list',
      `https://proxy.golang.org/${secret()}/app/@v/list`,
      `mail=${secret()}@corp.example`,
      `-f={{.${secret()}}}`,
    ],
    [
      'go',
      '-c',
      `import ${secret()}; print("${secret()}")`,
      `--${secret()}`,
      `file:///Users/kim/${encodeURIComponent(secret())}`,
    ],
    [
      'dlv',
      'exec',
      `/srv/${secret()}/${secret()}`,
      '--',
      '-password',
      `"${secret()} ${secret()}"`,
      `Bearer ${secret()}`,
    ],
  ];
  return lines().map((words, at) => ({
    pid: 100 + at,
    executable: `/opt/${secret()}/${words[0] ?? 'go'}`,
    arguments: words,
    directory: `${home}/My ${secret()}/${secret()}`,
  }));
}

function filesOf(secret: Secret): SketchedFiles {
  const machO = (name: string, module: string) => ({
    [`${home}/go/bin/${name}`]: {
      machO: {
        architectures: ['amd64' as const],
        version: 'go1.26.8',
        path: `${module}/cmd/${secret()}`,
        module: { path: module, version: `v1.2.3-${secret()}` },
        settings: {
          '-ldflags': `-X main.dbPass=${secret()} -X ${secret()}/auth.Signing=${secret()}`,
          '-tags': secret(),
          CGO_CFLAGS: `-DKEY=${secret()}`,
        },
      },
    },
  });
  const project = `${home}/src/${secret()}/${secret()}`;
  return {
    ...machO(secret(), secret()),
    ...machO('staticcheck', `git.${secret()}.example/${secret()}`),
    ...machO('golangci-lint', `github.com/${secret()}/${secret()}`),
    [`${home}/Library/Application Support/go/env`]: {
      text: `GOFLAGS=-ldflags=-X=main.v=${secret()}\nGONOPROXY=${secret()}/x\nGOPROXY=https://${secret()}@p.example\n`,
    },
    [`${project}/go.mod`]: {
      text: `module ${secret()}\n// token ${secret()}\nrequire (\n\t${secret()}/${secret()} v1.0.0\n\tgithub.com/${secret()}/x v0.0.0-${secret()} // ${secret()}\n)\nreplace a => ../${secret()}\ntool ${secret()}\n`,
    },
    [`${project}/go.sum`]: { text: `${secret()}/x v1.0.0 h1:AAAA=\n${secret()} v1.0.0/go.mod h1:AAAA=\n` },
    [`${home}/.config/goenv/${secret()}`]: { directory: true },
  };
}

function ownOf(secret: Secret): Record<string, string> {
  const line = (value: object): string => `${JSON.stringify({ level: 30, time: 1, ...value })}\n`;
  return {
    'logs/gowarden.log':
      line({
        msg: 'looked',
        path: `/srv/${secret()}/My ${secret()}/go.mod`,
        password: secret(),
        name: secret(),
      }) +
      line({
        msg: `open /home/q/${secret()}/go.mod: permission denied`,
        err: { message: `GET https://h.example/${secret()}: 403` },
      }) +
      line({
        msg: `ran go build -ldflags "-X main.v=${secret()}" -tags ${secret()} --token ${secret()} ${secret()}/cmd`,
      }) +
      line({
        msg: `\\"dbPass\\": \\"${secret()}\\"`,
        env: `MY_SETTING=${secret()}`,
        url: `git@h.example:${secret()}/${secret()}`,
      }) +
      line({
        settings: { '-ldflags': secret(), CGO_LDFLAGS: `-lx=${secret()}` },
        module: secret(),
        toVersion: `v1.0.0-${secret()}`,
      }) +
      `no json: /opt/${secret()}/x token=${secret()} ${secret()}@v1.0.0 ${secret()} v1.0.1\n`,
    'logs/launcher.log': `cannot run /opt/${secret()}/node: APP_PASS=${secret()}\nPATH=/usr/bin:/opt/${secret()}/bin\n`,
    'config/gowarden.toml': `[caches]\nkeep = ["/data/${secret()}", "${home}/My ${secret()}"]\n${secret().replaceAll(/\W/g, '')} = "${secret()}"\n[[mute]]\nrule = "go-tool-no-uuid"\nreason = "${secret()}"\n`,
  };
}
