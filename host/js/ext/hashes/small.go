package hashes

import (
	"encoding/binary"
	"math/bits"
)

const xx1, xx2, xx3, xx4, xx5 = 2654435761, 2246822519, 3266489917, 668265263, 374761393

// xxHash32 is XXH32 of github.com/Cyan4973/xxHash, doc/xxhash_spec.md.
func xxHash32(p []byte, seed uint32) uint32 {
	n := len(p)
	h := seed + xx5
	if n >= 16 {
		v := [4]uint32{seed, seed + xx2, seed, seed - xx1}
		v[0] += xx1
		v[0] += xx2
		for ; len(p) >= 16; p = p[16:] {
			for i := range v {
				v[i] = bits.RotateLeft32(v[i]+uint32(r32(p[4*i:]))*xx2, 13) * xx1
			}
		}
		h = bits.RotateLeft32(v[0], 1) + bits.RotateLeft32(v[1], 7) + bits.RotateLeft32(v[2], 12) + bits.RotateLeft32(v[3], 18)
	}
	h += uint32(n)
	for ; len(p) >= 4; p = p[4:] {
		h = bits.RotateLeft32(h+uint32(r32(p))*xx3, 17) * xx4
	}
	for _, c := range p {
		h = bits.RotateLeft32(h+uint32(c)*xx5, 11) * xx1
	}
	h = (h ^ h>>15) * xx2
	h = (h ^ h>>13) * xx3
	return h ^ h>>16
}

// murmur32v2 is MurmurHash2 of github.com/aappleby/smhasher.
func murmur32v2(p []byte, seed uint32) uint32 {
	const m = 0x5bd1e995
	h := seed ^ uint32(len(p))
	for ; len(p) >= 4; p = p[4:] {
		k := uint32(r32(p)) * m
		h = h*m ^ (k^k>>24)*m
	}
	if len(p) > 0 {
		for i, c := range p {
			h ^= uint32(c) << (8 * i)
		}
		h *= m
	}
	h = (h ^ h>>13) * m
	return h ^ h>>15
}

// murmur64v2 is MurmurHash64A of github.com/aappleby/smhasher.
func murmur64v2(p []byte, seed uint64) uint64 {
	const m = 0xc6a4a7935bd1e995
	h := seed ^ uint64(len(p))*m
	for ; len(p) >= 8; p = p[8:] {
		k := r64(p) * m
		h = (h ^ (k^k>>47)*m) * m
	}
	if len(p) > 0 {
		for i, c := range p {
			h ^= uint64(c) << (8 * i)
		}
		h *= m
	}
	h = (h ^ h>>47) * m
	return h ^ h>>47
}

// murmur32v3 is MurmurHash3_x86_32 of github.com/aappleby/smhasher.
func murmur32v3(p []byte, seed uint32) uint32 {
	const c1, c2 = 0xcc9e2d51, 0x1b873593
	mix := func(k uint32) uint32 { return bits.RotateLeft32(k*c1, 15) * c2 }
	h, n := seed, uint32(len(p))
	for ; len(p) >= 4; p = p[4:] {
		h = bits.RotateLeft32(h^mix(binary.LittleEndian.Uint32(p)), 13)*5 + 0xe6546b64
	}
	var tail [4]byte
	copy(tail[:], p)
	h ^= mix(binary.LittleEndian.Uint32(tail[:])) ^ n
	h = (h ^ h>>16) * 0x85ebca6b
	h = (h ^ h>>13) * 0xc2b2ae35
	return h ^ h>>16
}
