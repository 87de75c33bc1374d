/** Lines as builds, tests, editors and containers print them when nothing is wrong with the machine. */
export const ordinary = `go: downloading github.com/spf13/cobra v1.0.2
go: added github.com/spf13/cobra v1.0.2
go: found github.com/spf13/cobra in github.com/spf13/cobra v1.0.2
go: upgraded github.com/spf13/cobra v1.0.1 => v1.0.2
ok  	github.com/spf13/cobra/internal	0.012s
?   	github.com/spf13/cobra/cmd	[no test files]
github.com/spf13/cobra/internal/pool
--- PASS: TestStart0 (0.00s)
=== RUN   TestStop0
=== PAUSE TestStop0
--- FAIL: TestLoad0 (0.10s)
    load_test.go:20: expected 3, got 4
FAIL	github.com/spf13/cobra	0.03s
# github.com/spf13/cobra/cmd
cmd/main.go:3:2: undefined: server
#0 [builder 0/9] RUN go build -o /out ./cmd/0
#0 DONE 0.0s
#0 CACHED
time=2026-11-20T10:00:00Z level=INFO msg="listening" addr=:8000
2026/11/20 10:00:00 connected to database in 0 ms
coverage: 60.1% of statements
BenchmarkSort-8   	  1000	   100234 ns/op
go: downloading golang.org/x/sys v1.1.2
go: added golang.org/x/sys v1.1.2
go: found golang.org/x/sys in golang.org/x/sys v1.1.2
go: upgraded golang.org/x/sys v1.1.1 => v1.1.2
ok  	golang.org/x/sys/internal	0.112s
?   	golang.org/x/sys/cmd	[no test files]
golang.org/x/sys/internal/pool
--- PASS: TestStart1 (0.01s)
=== RUN   TestStop1
=== PAUSE TestStop1
--- FAIL: TestLoad1 (0.10s)
    load_test.go:21: expected 3, got 4
FAIL	golang.org/x/sys	0.13s
# golang.org/x/sys/cmd
cmd/main.go:4:2: undefined: server
#1 [builder 1/9] RUN go build -o /out ./cmd/1
#1 DONE 0.1s
#1 CACHED
time=2026-11-21T10:00:01Z level=INFO msg="listening" addr=:8010
2026/11/21 10:00:00 connected to database in 1 ms
coverage: 61.1% of statements
BenchmarkSort-8   	  1010	   101234 ns/op
go: downloading golang.org/x/net v1.2.2
go: added golang.org/x/net v1.2.2
go: found golang.org/x/net in golang.org/x/net v1.2.2
go: upgraded golang.org/x/net v1.2.1 => v1.2.2
ok  	golang.org/x/net/internal	0.212s
?   	golang.org/x/net/cmd	[no test files]
golang.org/x/net/internal/pool
--- PASS: TestStart2 (0.02s)
=== RUN   TestStop2
=== PAUSE TestStop2
--- FAIL: TestLoad2 (0.10s)
    load_test.go:22: expected 3, got 4
FAIL	golang.org/x/net	0.23s
# golang.org/x/net/cmd
cmd/main.go:5:2: undefined: server
#2 [builder 2/9] RUN go build -o /out ./cmd/2
#2 DONE 0.2s
#2 CACHED
time=2026-11-22T10:00:02Z level=INFO msg="listening" addr=:8020
2026/11/22 10:00:00 connected to database in 2 ms
coverage: 62.1% of statements
BenchmarkSort-8   	  1020	   102234 ns/op
go: downloading google.golang.org/grpc v1.3.2
go: added google.golang.org/grpc v1.3.2
go: found google.golang.org/grpc in google.golang.org/grpc v1.3.2
go: upgraded google.golang.org/grpc v1.3.1 => v1.3.2
ok  	google.golang.org/grpc/internal	0.312s
?   	google.golang.org/grpc/cmd	[no test files]
google.golang.org/grpc/internal/pool
--- PASS: TestStart3 (0.03s)
=== RUN   TestStop3
=== PAUSE TestStop3
--- FAIL: TestLoad3 (0.10s)
    load_test.go:23: expected 3, got 4
FAIL	google.golang.org/grpc	0.33s
# google.golang.org/grpc/cmd
cmd/main.go:6:2: undefined: server
#3 [builder 3/9] RUN go build -o /out ./cmd/3
#3 DONE 0.3s
#3 CACHED
time=2026-11-23T10:00:03Z level=INFO msg="listening" addr=:8030
2026/11/23 10:00:00 connected to database in 3 ms
coverage: 63.1% of statements
BenchmarkSort-8   	  1030	   103234 ns/op
go: downloading k8s.io/api v1.4.2
go: added k8s.io/api v1.4.2
go: found k8s.io/api in k8s.io/api v1.4.2
go: upgraded k8s.io/api v1.4.1 => v1.4.2
ok  	k8s.io/api/internal	0.412s
?   	k8s.io/api/cmd	[no test files]
k8s.io/api/internal/pool
--- PASS: TestStart4 (0.04s)
=== RUN   TestStop4
=== PAUSE TestStop4
--- FAIL: TestLoad4 (0.10s)
    load_test.go:24: expected 3, got 4
FAIL	k8s.io/api	0.43s
# k8s.io/api/cmd
cmd/main.go:7:2: undefined: server
#4 [builder 4/9] RUN go build -o /out ./cmd/4
#4 DONE 0.4s
#4 CACHED
time=2026-11-24T10:00:04Z level=INFO msg="listening" addr=:8040
2026/11/24 10:00:00 connected to database in 4 ms
coverage: 64.1% of statements
BenchmarkSort-8   	  1040	   104234 ns/op
go: downloading github.com/stretchr/testify v1.5.2
go: added github.com/stretchr/testify v1.5.2
go: found github.com/stretchr/testify in github.com/stretchr/testify v1.5.2
go: upgraded github.com/stretchr/testify v1.5.1 => v1.5.2
ok  	github.com/stretchr/testify/internal	0.512s
?   	github.com/stretchr/testify/cmd	[no test files]
github.com/stretchr/testify/internal/pool
--- PASS: TestStart5 (0.05s)
=== RUN   TestStop5
=== PAUSE TestStop5
--- FAIL: TestLoad5 (0.10s)
    load_test.go:25: expected 3, got 4
FAIL	github.com/stretchr/testify	0.53s
# github.com/stretchr/testify/cmd
cmd/main.go:8:2: undefined: server
#5 [builder 5/9] RUN go build -o /out ./cmd/5
#5 DONE 0.5s
#5 CACHED
time=2026-11-25T10:00:05Z level=INFO msg="listening" addr=:8050
2026/11/25 10:00:00 connected to database in 5 ms
coverage: 65.1% of statements
BenchmarkSort-8   	  1050	   105234 ns/op
go: downloading rsc.io/quote v1.6.2
go: added rsc.io/quote v1.6.2
go: found rsc.io/quote in rsc.io/quote v1.6.2
go: upgraded rsc.io/quote v1.6.1 => v1.6.2
ok  	rsc.io/quote/internal	0.612s
?   	rsc.io/quote/cmd	[no test files]
rsc.io/quote/internal/pool
--- PASS: TestStart6 (0.06s)
=== RUN   TestStop6
=== PAUSE TestStop6
--- FAIL: TestLoad6 (0.10s)
    load_test.go:26: expected 3, got 4
FAIL	rsc.io/quote	0.63s
# rsc.io/quote/cmd
cmd/main.go:9:2: undefined: server
#6 [builder 6/9] RUN go build -o /out ./cmd/6
#6 DONE 0.6s
#6 CACHED
time=2026-11-26T10:00:06Z level=INFO msg="listening" addr=:8060
2026/11/26 10:00:00 connected to database in 6 ms
coverage: 66.1% of statements
BenchmarkSort-8   	  1060	   106234 ns/op
go: downloading github.com/google/uuid v1.7.2
go: added github.com/google/uuid v1.7.2
go: found github.com/google/uuid in github.com/google/uuid v1.7.2
go: upgraded github.com/google/uuid v1.7.1 => v1.7.2
ok  	github.com/google/uuid/internal	0.712s
?   	github.com/google/uuid/cmd	[no test files]
github.com/google/uuid/internal/pool
--- PASS: TestStart7 (0.07s)
=== RUN   TestStop7
=== PAUSE TestStop7
--- FAIL: TestLoad7 (0.10s)
    load_test.go:27: expected 3, got 4
FAIL	github.com/google/uuid	0.73s
# github.com/google/uuid/cmd
cmd/main.go:10:2: undefined: server
#7 [builder 7/9] RUN go build -o /out ./cmd/7
#7 DONE 0.7s
#7 CACHED
time=2026-11-27T10:00:07Z level=INFO msg="listening" addr=:8070
2026/11/27 10:00:00 connected to database in 7 ms
coverage: 67.1% of statements
BenchmarkSort-8   	  1070	   107234 ns/op
go: downloading go.uber.org/zap v1.8.2
go: added go.uber.org/zap v1.8.2
go: found go.uber.org/zap in go.uber.org/zap v1.8.2
go: upgraded go.uber.org/zap v1.8.1 => v1.8.2
ok  	go.uber.org/zap/internal	0.812s
?   	go.uber.org/zap/cmd	[no test files]
go.uber.org/zap/internal/pool
--- PASS: TestStart8 (0.08s)
=== RUN   TestStop8
=== PAUSE TestStop8
--- FAIL: TestLoad8 (0.10s)
    load_test.go:28: expected 3, got 4
FAIL	go.uber.org/zap	0.83s
# go.uber.org/zap/cmd
cmd/main.go:11:2: undefined: server
#8 [builder 8/9] RUN go build -o /out ./cmd/8
#8 DONE 0.8s
#8 CACHED
time=2026-11-28T10:00:08Z level=INFO msg="listening" addr=:8080
2026/11/28 10:00:00 connected to database in 8 ms
coverage: 68.1% of statements
BenchmarkSort-8   	  1080	   108234 ns/op
go: downloading github.com/prometheus/client_golang v1.9.2
go: added github.com/prometheus/client_golang v1.9.2
go: found github.com/prometheus/client_golang in github.com/prometheus/client_golang v1.9.2
go: upgraded github.com/prometheus/client_golang v1.9.1 => v1.9.2
ok  	github.com/prometheus/client_golang/internal	0.912s
?   	github.com/prometheus/client_golang/cmd	[no test files]
github.com/prometheus/client_golang/internal/pool
--- PASS: TestStart9 (0.09s)
=== RUN   TestStop9
=== PAUSE TestStop9
--- FAIL: TestLoad9 (0.10s)
    load_test.go:29: expected 3, got 4
FAIL	github.com/prometheus/client_golang	0.93s
# github.com/prometheus/client_golang/cmd
cmd/main.go:12:2: undefined: server
#9 [builder 9/9] RUN go build -o /out ./cmd/9
#9 DONE 0.9s
#9 CACHED
time=2026-11-29T10:00:09Z level=INFO msg="listening" addr=:8090
2026/11/29 10:00:00 connected to database in 9 ms
coverage: 69.1% of statements
BenchmarkSort-8   	  1090	   109234 ns/op
go version go1.26.8 darwin/arm64
PASS
go: creating new go.mod: module example.com/app
go: to add module requirements and sums:
	go mod tidy
make: Nothing to be done for 'all'.
Installing golang.org/x/tools/gopls@latest SUCCEEDED
Type 'help' for list of commands.
Process 4711 has exited with status 0
API server listening at: 127.0.0.1:2345
git: 'main' set up to track 'origin/main'.`;
