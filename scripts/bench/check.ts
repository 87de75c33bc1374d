// The cost of `gowarden check` on a repository, without the start of Node: node scripts/bench.mjs check [FILES]   (default 5000)
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openHost } from '../../host/open.ts';
import { decideRepository } from '../../probes/repository/decide.ts';
import { walkRepository } from '../../probes/repository/walk.ts';

const count = Number(process.argv[2] ?? 5000);
const rounds = 5;
const dockerfile = `FROM golang:1.25 AS build
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -o /app .
FROM scratch
COPY --from=build /app /app
`;
const top = mkdtempSync(join(tmpdir(), 'gowarden-bench-'));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(top, path)), { recursive: true });
  writeFileSync(join(top, path), text);
}

/** Twenty modules in one workspace, each with a Dockerfile and settings; everything else is source in directories of twenty files. */
function fill(): void {
  const modules = Array.from({ length: 20 }, (_, index) => `services/app${index}`);
  write('go.work', `go 1.26\n\n${modules.map((module) => `use ./${module}\n`).join('')}`);
  for (const module of modules) {
    write(`${module}/go.mod`, `module example.com/${module}\n\ngo 1.26\n`);
    write(`${module}/Dockerfile`, dockerfile);
    write(`${module}/.vscode/settings.json`, '{ "go.lintTool": "staticcheck" }\n');
  }
  for (let file = modules.length * 3 + 1; file < count; file += 1)
    write(`${modules[file % 20]}/internal/p${Math.floor(file / 400)}/f${file}.go`, 'package p\n');
}

try {
  fill();
  for (let round = 0; round < rounds; round += 1) {
    const host = await openHost();
    const [began, before] = [performance.now(), process.cpuUsage()];
    const { signal } = new AbortController();
    const repository = await walkRepository(host.files, top, signal);
    const { findings } = await decideRepository(host, repository, Date.now(), signal);
    const { user, system } = process.cpuUsage(before);
    const [wall, cpu] = [performance.now() - began, (user + system) / 1000];
    console.log(
      `${count} files: ${wall.toFixed(0)} ms, ${cpu.toFixed(0)} ms of CPU, ${findings.length} findings`,
    );
  }
} finally {
  rmSync(top, { recursive: true, force: true });
}
