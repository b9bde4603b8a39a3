// Package hashes has the hashes that are not cryptographic of Bun.hash: bytes and a seed in, a number out. All work
// is linear in the input, at some 1 GB/s or faster. Its functions may be called concurrently.
package hashes

import (
	"encoding/binary"
	"hash/adler32"
	"hash/crc32"

	"github.com/cespare/xxhash/v2"
	"github.com/go-faster/city"
	"github.com/zeebo/xxh3"
)

// Sum returns the hash of p by the name that Bun has for the algorithm, and whether it has 64 bits instead of 32. ok
// is false for other names.
func Sum(name string, p []byte, seed uint64) (sum uint64, wide, ok bool) {
	switch name {
	case "wyhash":
		return wyhash(p, seed), true, true
	case "adler32": // without a seed
		return uint64(adler32.Checksum(p)), false, true
	case "crc32":
		return uint64(crc32.Update(uint32(seed), crc32.IEEETable, p)), false, true
	case "cityHash32": // without a seed
		return uint64(city.Hash32(p)), false, true
	case "cityHash64":
		return city.Hash64WithSeed(p, seed), true, true
	case "xxHash32":
		return uint64(xxHash32(p, uint32(seed))), false, true
	case "xxHash64":
		d := xxhash.NewWithSeed(seed)
		d.Write(p)
		return d.Sum64(), true, true
	case "xxHash3":
		return xxh3.HashSeed(p, uint64(uint32(seed))), true, true // as in Bun
	case "murmur32v2":
		return uint64(murmur32v2(p, uint32(seed))), false, true
	case "murmur32v3":
		return uint64(murmur32v3(p, uint32(seed))), false, true
	case "murmur64v2":
		return murmur64v2(p, seed), true, true
	case "rapidhash":
		return rapidhash(p, seed), true, true
	}
	return 0, false, false
}

func r32(p []byte) uint64 { return uint64(binary.LittleEndian.Uint32(p)) }
func r64(p []byte) uint64 { return binary.LittleEndian.Uint64(p) }
