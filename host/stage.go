package host

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/tetratelabs/wazero"

	"github.com/wasmserve/wasmserve/host/codecache"
	"github.com/wasmserve/wasmserve/host/rewrite"
)

// codeForm must be increased when wazero's configuration (code.go) changes in a way that changes its code.
const codeForm = 1

// stage is a directory that wazero uses as its cache, for one load.
type stage struct {
	dir    string
	inner  string // the subdirectory of wazero's files
	wazero wazero.CompilationCache
}

// stage makes an empty stage with room for the code of a module of this size, in bytes.
func (c *Cache) stage(module int) (*stage, error) {
	dir, err := c.scratch.Fresh(16*int64(module) + 1<<20)
	if err != nil {
		return nil, err
	}
	return newStage(dir)
}

// newStage makes a stage in the directory dir, which it creates if it does not exist.
func newStage(dir string) (s *stage, err error) {
	s = &stage{dir: dir}
	if s.wazero, err = wazero.NewCompilationCacheWithDir(dir); err == nil {
		var list []os.DirEntry
		if list, err = os.ReadDir(dir); err == nil && len(list) == 1 {
			s.inner = filepath.Join(dir, list[0].Name())
			return s, nil
		}
	}
	os.RemoveAll(dir)
	return nil, fmt.Errorf("%s: %w", dir, err)
}

// check checks the single file that another process has written to the stage.
func (s *stage) check() error {
	path, err := s.file()
	if err != nil {
		return err
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return checkCode(f, s.version())
}

func (s *stage) remove() { os.RemoveAll(s.dir) }

// file returns the path of the file that wazero has written.
func (s *stage) file() (string, error) {
	list, err := os.ReadDir(s.inner)
	if err != nil {
		return "", err
	}
	if len(list) != 1 || !isCodeName(list[0].Name()) {
		return "", fmt.Errorf("%s holds %d files, and not one of compiled code", s.inner, len(list))
	}
	return filepath.Join(s.inner, list[0].Name()), nil
}

// version returns wazero's version as it is in the name of its directory and in each file.
func (s *stage) version() string {
	name := strings.TrimPrefix(filepath.Base(s.inner), "wazero-")
	return strings.TrimSuffix(name, "-"+runtime.GOARCH+"-"+runtime.GOOS)
}

// isCodeName reports whether name can name a wazero cache file: a sha256, in hex.
func isCodeName(name string) bool {
	return len(name) == 2*sha256.Size && strings.Trim(name, "0123456789abcdef") == ""
}

// probe returns the name that wazero gives to the code of an empty module. It depends only on the features of the processor, which
// decide which instructions are used.
func (c *Cache) probe() string {
	s, err := c.stage(0)
	if err != nil {
		return ""
	}
	defer s.remove()
	ctx := context.Background()
	defer s.wazero.Close(ctx)
	rt := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().WithCompilationCache(s.wazero))
	defer rt.Close(ctx)
	if _, err := rt.CompileModule(ctx, []byte("\x00asm\x01\x00\x00\x00")); err != nil {
		return ""
	}
	path, err := s.file()
	if err != nil {
		return ""
	}
	return filepath.Base(path)
}

// key returns the key for the code of the module with this sha256. false: the key is not known, and the directory cannot be used.
func (c *Cache) key(hash string) (codecache.Key, bool) {
	cpu := c.cpu()
	if cpu == "" {
		return codecache.Key{}, false
	}
	return sha256.Sum256(fmt.Appendf(nil, "%d\n%s\n%s %s %s\n%s\n%d\n%s\n", codeForm, wazeroVersion(), runtime.Version(), runtime.GOOS, runtime.GOARCH,
		cpu, rewrite.Version, hash)), true
}

// wazeroVersion returns the version and the checksum of wazero's source. A local directory (a replace directive) has no checksum; it is
// identified by the time that this program was built.
func wazeroVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	for _, m := range info.Deps {
		if m.Path != "github.com/tetratelabs/wazero" {
			continue
		}
		if m.Replace != nil {
			m = m.Replace
		}
		if m.Sum == "" {
			if exe, err := os.Executable(); err == nil {
				if f, err := os.Stat(exe); err == nil {
					return fmt.Sprint(m.Path, m.Version, f.Size(), f.ModTime().UnixNano())
				}
			}
		}
		return m.Path + " " + m.Version + " " + m.Sum
	}
	return "unknown"
}

// entryHead is the head of an entry, before the metered module.
type entryHead struct {
	File string       // wazero's name of the code file
	Info rewrite.Info // of the metered module
}

// keep writes the content of s to the cache's directory, if one is set, in the background, and removes s.
func (c *Cache) keep(hash string, info rewrite.Info, metered []byte, s *stage) {
	if c.store == nil {
		s.remove()
		return
	}
	c.tasks.Go(func() {
		defer s.remove()
		path, err := s.file()
		if err != nil {
			c.log.Warn("compiled code is not kept", "error", err)
			return
		}
		key, ok := c.key(hash)
		if !ok {
			return
		}
		f, err := os.Open(path)
		if err != nil {
			c.log.Warn("compiled code is not kept", "error", err)
			return
		}
		defer f.Close()
		st, err := f.Stat()
		if err != nil {
			return
		}
		meta, err := json.Marshal(entryHead{filepath.Base(path), info})
		if err != nil {
			return
		}
		head := make([]byte, 4, 4+len(meta)+len(metered))
		binary.LittleEndian.PutUint32(head, uint32(len(meta)))
		c.store.Save(key, append(append(head, meta...), metered...), f, st.Size())
	})
}

// find returns a stage with the code of the module with this sha256, and the metered module, if the cache's directory has them.
func (c *Cache) find(hash string) (*stage, []byte, rewrite.Info, bool) {
	none := rewrite.Info{}
	if c.store == nil {
		return nil, nil, none, false
	}
	key, ok := c.key(hash)
	if !ok || !c.store.Has(key) {
		return nil, nil, none, false
	}
	s, err := c.stage(0)
	if err != nil {
		c.log.Warn("the cache of compiled code is not used", "error", err)
		return nil, nil, none, false
	}
	head, metered, err := c.unpack(key, s)
	if err != nil {
		s.remove()
		if err != errMiss {
			c.log.Warn("compiled code in the cache directory is unusable: compiling again", "error", err)
		}
		return nil, nil, none, false
	}
	return s, metered, head.Info, true
}

var (
	errMiss = errors.New("not in the cache directory")
	errHead = errors.New("an entry says of itself what cannot be")
)

// unpack writes the code of an entry to the file that wazero reads, and returns the rest of the entry.
func (c *Cache) unpack(key codecache.Key, s *stage) (head entryHead, metered []byte, err error) {
	temp := filepath.Join(s.inner, "loading")
	f, err := os.OpenFile(temp, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return head, nil, err
	}
	defer f.Close()
	text, ok := c.store.Load(key, f)
	if !ok {
		return head, nil, errMiss
	}
	if len(text) < 4 || uint64(binary.LittleEndian.Uint32(text)) > uint64(len(text)-4) {
		return head, nil, errHead
	}
	end := 4 + binary.LittleEndian.Uint32(text)
	if json.Unmarshal(text[4:end], &head) != nil || !isCodeName(head.File) {
		return head, nil, errHead
	}
	if err := checkCode(f, s.version()); err != nil {
		return head, nil, err
	}
	return head, text[end:], os.Rename(temp, filepath.Join(s.inner, head.File))
}

var errCode = errors.New("compiled code is not of the form that wazero writes")

// checkCode checks the fields that wazero trusts in its own files: the number of functions, for which it allocates memory before it reads
// them, and the offset of each.
//
//	"WAZEVO" | length of version byte | version | number of functions uint32 | offset uint64 of each | length of code uint64 | code | ...
func checkCode(f *os.File, version string) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return err
	}
	r := bufio.NewReaderSize(f, 1<<16)
	want := "WAZEVO" + string([]byte{byte(len(version))}) + version
	head := make([]byte, len(want)+4)
	if _, err := io.ReadFull(r, head); err != nil || !bytes.HasPrefix(head, []byte(want)) {
		return errCode
	}
	n := uint64(binary.LittleEndian.Uint32(head[len(want):]))
	before := uint64(len(head)) + 8*n + 8
	if before > uint64(info.Size()) {
		return errCode
	}
	var b [8]byte
	first, last := true, uint64(0)
	for range n {
		if _, err := io.ReadFull(r, b[:]); err != nil {
			return errCode
		}
		at := binary.LittleEndian.Uint64(b[:])
		if !first && at <= last {
			return errCode
		}
		first, last = false, at
	}
	if _, err := io.ReadFull(r, b[:]); err != nil {
		return errCode
	}
	if length := binary.LittleEndian.Uint64(b[:]); n > 0 && last >= length || length > uint64(info.Size())-before {
		return errCode
	}
	return nil
}
