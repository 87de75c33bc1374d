const modules = [
  'github.com/spf13/cobra',
  'golang.org/x/sys',
  'golang.org/x/net',
  'google.golang.org/grpc',
  'k8s.io/api',
  'github.com/stretchr/testify',
  'rsc.io/quote',
  'github.com/google/uuid',
  'go.uber.org/zap',
  'github.com/prometheus/client_golang',
];

/** What is printed of each, numbered. */
const printed = (module: string, n: number): readonly string[] => [
  `go: downloading ${module} v1.${n}.2`,
  `go: added ${module} v1.${n}.2`,
  `go: found ${module} in ${module} v1.${n}.2`,
  `go: upgraded ${module} v1.${n}.1 => v1.${n}.2`,
  `ok  \t${module}/internal\t0.${n}12s`,
  `?   \t${module}/cmd\t[no test files]`,
  `${module}/internal/pool`,
  `--- PASS: TestStart${n} (0.0${n}s)`,
  `=== RUN   TestStop${n}`,
  `=== PAUSE TestStop${n}`,
  `--- FAIL: TestLoad${n} (0.10s)`,
  `    load_test.go:${20 + n}: expected 3, got 4`,
  `FAIL\t${module}\t0.${n}3s`,
  `# ${module}/cmd`,
  `cmd/main.go:${n + 3}:2: undefined: server`,
  `#${n} [builder ${n}/9] RUN go build -o /out ./cmd/${n}`,
  `#${n} DONE 0.${n}s`,
  `#${n} CACHED`,
  `time=2026-11-2${n}T10:00:0${n}Z level=INFO msg="listening" addr=:80${n}0`,
  `2026/11/2${n} 10:00:00 connected to database in ${n} ms`,
  `coverage: ${60 + n}.1% of statements`,
  `BenchmarkSort-8   \t  10${n}0\t   10${n}234 ns/op`,
];

/** Lines as builds, tests, editors and containers print them when nothing is wrong with the machine. */
export const ordinary: readonly string[] = [
  ...modules.flatMap(printed),
  'go version go1.26.8 darwin/arm64',
  'PASS',
  'go: creating new go.mod: module example.com/app',
  'go: to add module requirements and sums:',
  '\tgo mod tidy',
  "make: Nothing to be done for 'all'.",
  'Installing golang.org/x/tools/gopls@latest SUCCEEDED',
  "Type 'help' for list of commands.",
  'Process 4711 has exited with status 0',
  'API server listening at: 127.0.0.1:2345',
];
