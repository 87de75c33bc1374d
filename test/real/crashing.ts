/** A program on which the compiler of some releases for arm64 crashes: https://github.com/golang/go/issues/73200 */
export const crashing = `package main

var less bool

func main() {
	seed := uint32(0x6E54EE87)
	small := int8(-same(1))
	less = int32(small) >= rest(flag(seed >= 1), 7)
}

func rest(a, b int32) (r int32) {
	var found int32
	if b == 0 {
		found = a
	} else {
		found = a % b
	}
	return found
}

func same(n int64) int64 { return n }

func flag(is bool) int32 {
	if is {
		return 1
	}
	return 0
}
`;
