import type { SketchedFiles } from '../../host/simulated/build.ts';
import { goenv, goroot, type GoSketch } from '../../host/simulated/installers.ts';
import { home } from '../../host/simulated/mac.ts';
import type { Part } from './generated.ts';

/** How a manager leaves a Go behind; `program`: what the manager's own program was built for, null when it is gone. */
export type Layout = (go: GoSketch, program: string | null) => Part;

const at = (place: string): string => `${home}/${place}`;
const script = (place: string, isThere: boolean): SketchedFiles =>
  isThere ? { [at(place)]: { text: '#!/usr/bin/env bash\n', executable: true } } : {};
const binary = (place: string, architecture: string | null): SketchedFiles =>
  architecture === null
    ? {}
    : {
        [at(place)]: {
          machO: { architectures: [architecture], version: 'go1.26.8', path: 'example.com/it', uuid: true },
        },
      };

const byGoenv: Layout = (go, program) => {
  const { [at('.goenv/bin/goenv')]: manager, ...files } = goenv(home, go);
  return {
    files: { ...files, ...(program !== null && manager && { [at('.goenv/bin/goenv')]: manager }) },
    path: [at('.goenv/shims'), at('.goenv/bin')],
    lines: ['eval "$(goenv init -)"'],
  };
};

const byAsdf: Layout = (go, program) => ({
  files: {
    ...goroot(at(`.asdf/installs/golang/${go.version}/go`), go),
    ...script('.asdf/bin/asdf', program !== null),
  },
  path: [at(`.asdf/installs/golang/${go.version}/go/bin`), at('.asdf/bin')],
});

const byMise: Layout = (go, program) => {
  const tree = at(`.local/share/mise/installs/go/${go.version}`);
  return {
    files: {
      ...goroot(tree, go),
      ...script('.local/bin/mise', program !== null),
      [at('.config/mise/config.toml')]: { text: `[tools]\ngo = "${go.version}"\n` },
    },
    lines: program === null ? [] : ['eval "$(mise activate zsh)"'],
    path: [`${tree}/bin`, at('.local/bin')],
    environment: { GOROOT: tree },
  };
};

const byMoovwebGvm: Layout = (go) => {
  const tree = at(`.gvm/gos/go${go.version}`);
  return { files: goroot(tree, go), path: [`${tree}/bin`, at('.gvm/bin')], environment: { GOROOT: tree } };
};

const byAndrewkrohGvm: Layout = (go, program) => {
  const tree = at(`.gvm/versions/go${go.version}.darwin.${go.architecture}`);
  return {
    files: { ...goroot(tree, go), ...binary('go/bin/gvm', program) },
    path: [`${tree}/bin`, at('go/bin')],
    environment: { GOROOT: tree },
    // It is only responsible for the target of its own line.
    lines: program === go.architecture ? [`eval "$(gvm ${go.version})"`] : [],
  };
};

const byG: Layout = (go, program) => ({
  files: {
    ...goroot(at(`.g/versions/${go.version}`), go),
    [at('.g/go')]: { link: `versions/${go.version}` },
    ...binary('.g/bin/g', program),
    [at('.g/env')]: { text: 'export GOROOT="${HOME}/.g/go"\n' },
  },
  path: [at('.g/bin'), at('.g/go/bin')],
  environment: { GOROOT: at('.g/go') },
  lines: [`source ${at('.g/env')}`],
});

const byVfox: Layout = (go, program) => {
  const tree = at(`.version-fox/cache/golang/v-${go.version}/golang-${go.version}`);
  const link = at('.version-fox/temp/1790000000-6523/golang');
  return {
    files: { ...goroot(tree, go), [link]: { link: tree }, ...binary('.local/bin/vfox', program) },
    path: [`${link}/bin`, at('.local/bin')],
    environment: { GOROOT: link },
  };
};

const byProto: Layout = (go, program) => ({
  files: {
    ...goroot(at(`.proto/tools/go/${go.version}`), go),
    [at('.proto/shims/go')]: { text: 'a program', executable: true },
    [at('.proto/.prototools')]: { text: `go = "${go.version}"\n` },
    ...binary('.proto/bin/proto', program),
  },
  path: [at('.proto/shims'), at('.proto/bin')],
});

const byGovm: Layout = (go, program) => ({
  files: {
    ...goroot(at(`.govm/versions/go${go.version}`), go),
    [at('.govm/shim/go')]: {
      text: `#!/bin/bash\nexec "$HOME/.govm/versions/go${go.version}/bin/go" "$@"\n`,
      executable: true,
    },
    ...binary('.govm/bin/govm', program),
  },
  path: [at('.govm/shim')],
});

const byGobrew: Layout = (go, program) => ({
  files: {
    ...goroot(at(`.gobrew/versions/${go.version}/go`), go),
    [at('.gobrew/current')]: { link: `versions/${go.version}/go` },
    ...binary('.gobrew/bin/gobrew', program),
  },
  path: [at('.gobrew/current/bin'), at('.gobrew/bin')],
});

const byNix: Layout = (go) => {
  const store = `/nix/store/abcdefghijklmnopqrstuvwxyz012345-go-${go.version}`;
  return {
    files: {
      ...goroot(`${store}/share/go`, go),
      [`${store}/bin/go`]: { link: '../share/go/bin/go' },
      [at('.nix-profile')]: { link: store },
    },
    path: [at('.nix-profile/bin')],
  };
};

const byMacports: Layout = (go) => ({
  files: { ...goroot('/opt/local/lib/go', go), '/opt/local/bin/go': { link: '../lib/go/bin/go' } },
  path: ['/opt/local/bin'],
});

const byWrapper: Layout = (go, program) => ({
  files: {
    ...goroot(at(`sdk/go${go.version}`), go),
    [at(`sdk/go${go.version}/.unpacked-success`)]: { text: '' },
    ...binary(`go/bin/go${go.version}`, program),
  },
  path: program === null ? [] : [at(`sdk/go${go.version}/bin`)],
});

export const layouts: readonly Layout[] = [
  byGoenv,
  byAsdf,
  byMise,
  byMoovwebGvm,
  byAndrewkrohGvm,
  byG,
  byVfox,
  byProto,
  byGovm,
  byGobrew,
  byNix,
  byMacports,
  byWrapper,
];

/** The managers that use the same places on Linux as on a Mac. */
export const layoutsOfLinux: readonly Layout[] = [
  byGoenv,
  byAsdf,
  byMise,
  byMoovwebGvm,
  byG,
  byVfox,
  byProto,
  byGovm,
  byGobrew,
  byNix,
  byWrapper,
];
