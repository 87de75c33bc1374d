import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import {
  answers,
  deletedTag,
  empty,
  gitOver,
  go,
  imports,
  lib,
  network,
  secret,
  type Situation,
} from './situation.ts';

/** Replacements and workspaces, the network, other places. */
export const aroundTheModule: readonly Situation[] = [
  // replacements and workspaces
  {
    name: 'a replacement that is not there',
    short: true,
    files: { 'go.mod': go('example.test/lib v1.0.0', 'replace example.test/lib => "../My Code/lib"\n') },
    id: 'replacement',
    says: /My Code\/lib/,
  },
  {
    name: 'a replacement without go.mod',
    files: {
      'go.mod': go('example.test/lib v1.0.0', 'replace example.test/lib => ./q\n'),
      'q/q.go': 'package q\n',
    },
    id: 'replacement',
  },
  {
    name: 'a replacement for a newer Go',
    files: {
      'go.mod': go('example.test/lib v1.0.0', 'replace example.test/lib => ./q\n'),
      'q/go.mod': 'module example.test/lib\n\ngo 1.99\n',
    },
    id: 'toolchain',
  },
  {
    name: 'a sibling of the workspace',
    short: true,
    below: 'a',
    files: {
      'go.work': 'go 1.21\n\nuse (\n\t./a\n\t./b\n)\n',
      'a/go.mod': 'module example.com/team/a\n\ngo 1.21\n',
      'a/a.go': 'package a\n\nimport _ "example.com/team/b/pkg"\n',
      'b/go.mod': 'module example.com/team/b\n\ngo 1.21\n',
      'b/pkg/p.go': 'package pkg\n',
    },
    id: 'workspace',
    says: /go\.work/,
  },
  {
    name: 'a go.work above that does not list it',
    below: 'a',
    files: {
      'go.work': 'go 1.21\n\nuse ./b\n',
      'a/go.mod': 'module example.com/team/a\n\ngo 1.21\n',
      'a/a.go': 'package a\n',
      'b/go.mod': 'module example.com/team/b\n\ngo 1.21\n',
    },
    id: 'workspace',
    says: /module-[^/]+\/a\.\s/,
    never: /gowarden-tidy-/,
  },
  { name: 'a go.work older than its module', files: { 'go.work': 'go 1.18\n\nuse .\n' }, id: 'workspace' },
  {
    name: 'a go.work that uses what is gone',
    files: { 'go.work': 'go 1.21\n\nuse (\n\t.\n\t./gone\n)\n' },
    id: 'workspace',
    says: /gone/,
    never: /gowarden-tidy-/,
  },
  {
    name: 'a vendor directory that does not fit',
    files: { 'vendor/modules.txt': '## none\n' },
    id: 'vendor',
  },
  // the network
  {
    name: 'GOPROXY=off of the user, asked with the network',
    short: true,
    flags: network,
    prepare: (world) => Promise.resolve({ ...empty(world), GOPROXY: 'off' }),
    id: 'proxy',
    says: /GOPROXY=off/,
    never: /why-tidy.*--network/,
  },
  {
    name: 'a proxy that nobody answers',
    short: true,
    flags: network,
    prepare: (world) => Promise.resolve({ ...empty(world), GOPROXY: 'http://127.0.0.1:1' }),
    id: 'network',
    says: /127\.0\.0\.1:1/,
    never: /why-tidy.*--network/,
  },
  {
    name: 'nothing downloaded',
    short: true,
    prepare: (world) => Promise.resolve(empty(world)),
    id: 'offline',
    says: /example\.test\/lib/,
  },
  ...[401, 403, 404, 410].map((status): Situation => ({
    name: `a proxy that says ${status}`,
    flags: network,
    prepare: answers(status),
    id: 'private-module',
    says: /example\.test\/lib/,
  })),
  ...[400, 407, 429, 500, 502, 503].map((status): Situation => ({
    name: `a proxy that says ${status}`,
    flags: network,
    prepare: answers(status),
    id: 'proxy',
  })),
  {
    name: 'a page to sign in at',
    short: true,
    flags: network,
    prepare: answers(200, '<html>sign in</html>'),
    id: 'proxy',
  },
  {
    name: 'GOPROXY that is no address',
    flags: network,
    prepare: (world) => Promise.resolve({ ...empty(world), GOPROXY: 'foo' }),
    id: 'proxy',
    says: /GOPROXY|foo/,
  },
  {
    name: 'http where https is asked for',
    flags: network,
    prepare: async (world) => ({
      ...empty(world),
      GOPROXY: (await world.answering(404)).replace('http:', 'https:'),
    }),
    id: 'proxy',
  },
  {
    name: 'git without a way to sign in',
    short: true,
    flags: network,
    files: secret,
    prepare: async (world, directory) =>
      gitOver(`${await world.answering(401, 'no', { 'WWW-Authenticate': 'Basic realm="x"' })}/`)(
        world,
        directory,
      ),
    id: 'private-module',
    says: /github\.com\/corp\/secret@v1\.2\.0/,
    never: /terminal prompts disabled could/,
  },
  {
    name: 'git over ssh to nobody',
    flags: network,
    files: secret,
    prepare: gitOver('ssh://git@127.0.0.1:1/'),
    id: 'private-module',
    says: /github\.com\/corp\/secret@v1\.2\.0/,
    never: /\\u000d|\r/,
  },
  {
    name: 'git of a repository that is not there',
    flags: network,
    files: secret,
    prepare: gitOver('file:///nonexistent/'),
    id: 'private-module',
  },
  {
    name: 'GOVCS that forbids git',
    flags: network,
    files: secret,
    environment: { GOVCS: 'private:off' },
    prepare: gitOver('file:///nonexistent/'),
    id: 'environment',
    says: /GOVCS/,
  },
  {
    name: 'a tag that was deleted',
    short: true,
    flags: network,
    files: {
      'go.mod': go('git.example.test/team/lib.git v1.9.0'),
      'm.go': imports('git.example.test/team/lib.git'),
      'go.sum': '',
    },
    prepare: deletedTag,
    id: 'unknown-revision',
    says: /git\.example\.test\/team\/lib\.git@v1\.9\.0/,
  },
  // other places
  {
    name: 'a go.mod that is a link',
    id: null,
    files: { 'real/go.mod': lib },
    prepare: (_, directory) => {
      execFileSync('rm', ['go.mod'], { cwd: directory });
      execFileSync('mv', ['real/go.mod', 'other.mod'], { cwd: directory });
      execFileSync('rmdir', ['real'], { cwd: directory });
      symlinkSync('other.mod', join(directory, 'go.mod'));
    },
  },
  {
    name: 'GOFLAGS=-modfile of another file',
    short: true,
    environment: { GOFLAGS: '-modfile=alt.mod' },
    files: { 'alt.mod': lib },
    id: 'missing-go-sum',
    says: /alt\.mod/,
  },
  {
    name: 'asked about a directory of the module',
    below: 'deep/er',
    files: { 'deep/er/d.go': 'package er\n' },
    id: null,
  },
];
