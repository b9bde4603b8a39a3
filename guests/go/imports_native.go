//go:build !wasip1

package wasmserve

// imports_native.go: imports. Stand-ins for the host on other platforms: the store and the log work, requests are
// those of the local server (local.go), reloading is denied.

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"strconv"
	"sync"
	"time"

	"github.com/wasmserve/wasmserve/abi"
)

var local = struct {
	started time.Time
	mu      sync.Mutex // guards what follows
	store   map[string]string
	open    map[uint32]*localRequest
	lastID  uint32
	answers int // requests answered
}{started: time.Now(), store: map[string]string{}, open: map[uint32]*localRequest{}}

// lookup returns the open request with this id, or nil.
func lookup(id uint32) *localRequest {
	local.mu.Lock()
	defer local.mu.Unlock()
	return local.open[id]
}

func hostBodyRead(id uint32, p *byte, capacity uint32) int32 {
	r := lookup(id)
	if r == nil {
		return abi.StatusClosed
	}
	n, err := r.http.Body.Read(memory(p, capacity))
	switch {
	case n > 0:
		return int32(n)
	case err == io.EOF:
		return 0
	case isTooLarge(err):
		return abi.StatusTooLarge
	default:
		return abi.StatusClosed
	}
}

func hostRespond(id uint32, p *byte, length uint32) int32 {
	var res abi.Response
	if err := res.Decode(memory(p, length)); err != nil {
		hostLog(abi.LevelWarn, "respond: "+err.Error())
		return abi.StatusInvalid
	}
	if r := lookup(id); r != nil {
		return r.respond(&res)
	}
	return abi.StatusClosed
}

func hostBodyWrite(id uint32, p *byte, length uint32) int32 {
	if r := lookup(id); r != nil {
		return r.write(memory(p, length))
	}
	return abi.StatusClosed
}

func hostTimeout(id, _ uint32) int32 {
	if lookup(id) == nil {
		return abi.StatusClosed
	}
	return abi.StatusOK
}

func hostGuestTimeout(id, _ uint32) int32 {
	if lookup(id) == nil {
		return abi.StatusClosed
	}
	return abi.StatusOK
}

func hostReload(string) int32 { return abi.StatusDenied }

func hostFail(id uint32, message, stack string) int32 {
	if r := lookup(id); r != nil {
		r.fail(message, stack)
		return abi.StatusOK
	}
	return abi.StatusClosed
}

func hostLog(level int32, message string) int32 {
	if level%4 != 0 || level < abi.LevelDebug || level > abi.LevelError {
		return abi.StatusInvalid
	}
	names := [...]string{"DEBUG", "INFO", "WARN", "ERROR"}
	fmt.Fprintln(os.Stderr, names[level/4+1], message)
	return abi.StatusOK
}

func hostStats(p *byte, capacity uint32) int32 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	local.mu.Lock()
	answers, pending := local.answers, len(local.open)
	local.mu.Unlock()
	return deliver(fmt.Sprintf(`{"uptime":%.3f,"generation":1,"requests":%d,"memory":{"rss":%d,"instance":%d},"instances":1,"pending":%d}`,
		time.Since(local.started).Seconds(), answers, m.Sys, m.HeapAlloc, pending), p, capacity)
}

func deliver(value string, p *byte, capacity uint32) int32 {
	if uint32(len(value)) <= capacity {
		copy(memory(p, capacity), value)
	}
	return int32(len(value))
}

// useStore runs f with the store locked, if the key is valid.
func useStore(key string, f func(value string, ok bool) int32) int32 {
	if len(key) == 0 || len(key) > abi.MaxKey {
		return abi.StatusInvalid
	}
	local.mu.Lock()
	defer local.mu.Unlock()
	value, ok := local.store[key]
	return f(value, ok)
}

func hostStateGet(key string, p *byte, capacity uint32) int32 {
	return useStore(key, func(value string, ok bool) int32 {
		if !ok {
			return abi.StatusNotFound
		}
		return deliver(value, p, capacity)
	})
}

func hostStateSet(key, value string) int32 {
	return useStore(key, func(string, bool) int32 {
		local.store[key] = string([]byte(value))
		return abi.StatusOK
	})
}

func hostStateDelete(key string) int32 {
	return useStore(key, func(_ string, ok bool) int32 {
		delete(local.store, key)
		if ok {
			return 1
		}
		return 0
	})
}

func hostStateAdd(key string, delta int64, sum *byte) int32 {
	return useStore(key, func(value string, ok bool) int32 {
		var n int64
		if ok {
			var err error
			if n, err = strconv.ParseInt(value, 10, 64); err != nil {
				return abi.StatusInvalid
			}
		}
		if s := n + delta; (s > n) != (delta > 0) && delta != 0 {
			return abi.StatusInvalid // overflow
		}
		n += delta
		local.store[key] = strconv.FormatInt(n, 10)
		for i, out := 0, memory(sum, 8); i < 8; i++ {
			out[i] = byte(uint64(n) >> (8 * i))
		}
		return abi.StatusOK
	})
}

func hostStateCAS(key string, old *byte, oldLength uint32, new *byte, newLength uint32) int32 {
	return useStore(key, func(value string, ok bool) int32 {
		if ok != (oldLength != absent) || ok && value != string(memory(old, oldLength)) {
			return abi.StatusConflict
		}
		if newLength == absent {
			delete(local.store, key)
		} else {
			local.store[key] = string(memory(new, newLength))
		}
		return abi.StatusOK
	})
}
