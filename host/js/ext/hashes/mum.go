package hashes

import "math/bits"

// mix multiplies to 128 bits, and folds them.
func mix(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	return hi ^ lo
}

var wySecret = [4]uint64{0xa0761d6478bd642f, 0xe7037ed1a0b428db, 0x8ebc6af09c88c6e3, 0x589965cc75374cc3}

// wyhash is version 4 of github.com/wangyi-fudan/wyhash, as Zig's std.hash.Wyhash has it.
func wyhash(p []byte, seed uint64) uint64 {
	n := len(p)
	s := [3]uint64{seed ^ mix(seed^wySecret[0], wySecret[1])}
	s[1], s[2] = s[0], s[0]
	var a, b uint64
	switch {
	case n > 16:
		rest := p
		if n >= 48 {
			for ; len(rest) > 48; rest = rest[48:] {
				for i := range s {
					s[i] = mix(r64(rest[16*i:])^wySecret[i+1], r64(rest[16*i+8:])^s[i])
				}
			}
			s[0] ^= s[1] ^ s[2]
		}
		for ; len(rest) > 16; rest = rest[16:] {
			s[0] = mix(r64(rest)^wySecret[1], r64(rest[8:])^s[0])
		}
		a, b = r64(p[n-16:]), r64(p[n-8:])
	case n >= 4:
		quarter := n >> 3 << 2
		a, b = r32(p)<<32|r32(p[quarter:]), r32(p[n-4:])<<32|r32(p[n-4-quarter:])
	case n > 0:
		a = uint64(p[0])<<16 | uint64(p[n>>1])<<8 | uint64(p[n-1])
	}
	hi, lo := bits.Mul64(a^wySecret[1], b^s[0])
	return mix(lo^wySecret[0]^uint64(n), hi^wySecret[1])
}

var rapidSecret = [3]uint64{0x2d358dccaa6c78a5, 0x8bb84b93962eacc9, 0x4b33a62ed433d4a3}

// rapidhash is version 1 of github.com/Nicoshev/rapidhash.
func rapidhash(p []byte, seed uint64) uint64 {
	n, s := len(p), rapidSecret
	seed ^= mix(seed^s[0], s[1]) ^ uint64(n)
	var a, b uint64
	switch {
	case n > 16:
		rest := p
		if n > 48 {
			one, two := seed, seed
			for ; len(rest) >= 48; rest = rest[48:] {
				seed = mix(r64(rest)^s[0], r64(rest[8:])^seed)
				one = mix(r64(rest[16:])^s[1], r64(rest[24:])^one)
				two = mix(r64(rest[32:])^s[2], r64(rest[40:])^two)
			}
			seed ^= one ^ two
		}
		if len(rest) > 16 {
			seed = mix(r64(rest)^s[2], r64(rest[8:])^seed^s[1])
			if len(rest) > 32 {
				seed = mix(r64(rest[16:])^s[2], r64(rest[24:])^seed)
			}
		}
		a, b = r64(p[n-16:]), r64(p[n-8:])
	case n >= 4:
		delta := n & 24 >> (n >> 3)
		a, b = r32(p)<<32|r32(p[n-4:]), r32(p[delta:])<<32|r32(p[n-4-delta:])
	case n > 0:
		a = uint64(p[0])<<56 | uint64(p[n>>1])<<32 | uint64(p[n-1])
	}
	hi, lo := bits.Mul64(a^s[1], b^seed)
	return mix(lo^s[0]^uint64(n), hi^s[1])
}
