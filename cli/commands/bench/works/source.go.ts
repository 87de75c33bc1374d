/** A task of the program that is measured, in Go. */
export interface Task {
  readonly imports: readonly string[];
  /** Declares `task`, which does a fixed piece of work and returns a number that depends on all of it. */
  readonly body: string;
}

/** The tasks of the program, the same as those that are usually compared, each without anything that is not measured. */
export const tasks = {
  json: {
    imports: ['encoding/json'],
    body: `
type entry struct {
	Name  string
	Value float64
	Tags  []string
	Inner map[string]int
}

var entries = func() []entry {
	all := make([]entry, 100)
	for i := range all {
		all[i] = entry{"entry " + strconv.Itoa(i), float64(i) / 7, []string{"a", "b", "c"}, map[string]int{"x": i, "y": -i}}
	}
	return all
}()

func task() uint64 {
	text, err := json.Marshal(entries)
	if err != nil {
		panic(err)
	}
	var back []entry
	if err := json.Unmarshal(text, &back); err != nil {
		panic(err)
	}
	return uint64(len(text) + len(back))
}
`,
  },
  sha256: {
    imports: ['crypto/sha256'],
    body: `
var block = make([]byte, 1<<20)

func task() uint64 {
	sum := sha256.Sum256(block)
	block[0] = sum[0]
	return uint64(sum[1])
}
`,
  },
  gzip: {
    imports: ['bytes', 'compress/gzip', 'io'],
    body: `
var text = func() []byte {
	all := make([]byte, 0, 1<<18)
	for i := 0; len(all) < 1<<18; i++ {
		all = append(all, "line "+strconv.Itoa(i*i%9973)+" of a log\\n"...)
	}
	return all
}()

func task() uint64 {
	var packed bytes.Buffer
	writer := gzip.NewWriter(&packed)
	if _, err := writer.Write(text); err != nil {
		panic(err)
	}
	if err := writer.Close(); err != nil {
		panic(err)
	}
	size := packed.Len()
	reader, err := gzip.NewReader(&packed)
	if err != nil {
		panic(err)
	}
	var back bytes.Buffer
	if _, err := io.Copy(&back, reader); err != nil {
		panic(err)
	}
	return uint64(size + back.Len())
}
`,
  },
  sort: {
    imports: ['sort'],
    body: `
var numbers = make([]int, 100000)

func task() uint64 {
	state := uint32(1)
	for i := range numbers {
		state = state*1664525 + 1013904223
		numbers[i] = int(state >> 8)
	}
	sort.Ints(numbers)
	return uint64(numbers[len(numbers)/2])
}
`,
  },
  'string-copy': {
    imports: ['strings'],
    body: `
var text = strings.Repeat("gowarden ", 1<<17)

func task() uint64 {
	bytes := []byte(text)
	bytes[len(bytes)/2]++
	again := string(bytes)
	return uint64(len(again)) + uint64(again[len(again)/2])
}
`,
  },
  matrix: {
    imports: [],
    body: `
const size = 128

var a, b, c [size][size]float64

func task() uint64 {
	for i := 0; i < size; i++ {
		for j := 0; j < size; j++ {
			a[i][j] = float64(i - j)
			b[i][j] = float64(i + j)
		}
	}
	for i := 0; i < size; i++ {
		for j := 0; j < size; j++ {
			sum := 0.0
			for k := 0; k < size; k++ {
				sum += a[i][k] * b[k][j]
			}
			c[i][j] = sum
		}
	}
	return uint64(int64(c[size/3][size/2]))
}
`,
  },
} as const satisfies Readonly<Record<string, Task>>;

/** What makes a module of a program. */
export const goMod = 'module bench\n\ngo 1.17\n';

export type TaskName = keyof typeof tasks;

export const taskNames = Object.keys(tasks) as TaskName[];

/**
 * The source of a program that does its task as often as its argument says, after once that does not count, and prints two numbers:
 * the nanoseconds of all, and the sum of what was computed.
 */
export function sourceOf({ imports, body }: Task): string {
  const all = [...new Set([...imports, 'os', 'strconv', 'time'])].toSorted();
  return `package main

import (
${all.map((name) => `\t"${name}"`).join('\n')}
)
${body}
func main() {
	times, err := strconv.Atoi(os.Args[1])
	if err != nil {
		panic(err)
	}
	sum := task()
	start := time.Now()
	for i := 0; i < times; i++ {
		sum += task()
	}
	took := time.Since(start)
	os.Stdout.WriteString(strconv.FormatInt(took.Nanoseconds(), 10) + " " + strconv.FormatUint(sum, 10) + "\\n")
}
`;
}
