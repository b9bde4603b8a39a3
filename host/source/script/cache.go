package script

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"

	"github.com/wasmserve/wasmserve/host/codecache"
	"github.com/wasmserve/wasmserve/host/js/bundle"
	"github.com/wasmserve/wasmserve/host/source"
)

// Cache keeps bundled scripts in a directory, one for each script and configuration. A result is used again if all that the bundler asked
// of the file system has the same answers, the content of files included, and if this program is the same. Its methods may be called
// concurrently; with a nil Cache they do nothing.
type Cache struct {
	store *codecache.Store
	tasks sync.WaitGroup // writes

	mu    sync.Mutex
	known map[codecache.Key]bool // guarded by mu: entries that were loaded or written
}

// maxKnown limits Cache.known.
const maxKnown = 1 << 14

// first reports whether this is the first call for the entry. A script that is loaded again has usually changed, so that reading its entry
// would be in vain.
func (c *Cache) first(key codecache.Key) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.known[key] {
		return false
	}
	if c.known == nil || len(c.known) >= maxKnown {
		c.known = map[codecache.Key]bool{}
	}
	c.known[key] = true
	return true
}

// NewCache returns a cache in a store, which may hold other entries as well.
func NewCache(store *codecache.Store) *Cache { return &Cache{store: store} }

// Close waits for pending writes. No load may be in progress.
func (c *Cache) Close() error {
	if c != nil {
		c.tasks.Wait()
	}
	return nil
}

// entry is the head of an entry of the store. The code and the source map follow it.
type entry struct {
	Record []byte
	Inputs []string
	Asked  bundle.Asked
	Code   int64  // bytes; the rest is the source map
	Hash   string // Module.Hash
}

// load returns the module of the script called name if it is in the cache and still what Bundle would make. It does so once for a script.
func (c *Cache) load(ctx context.Context, cfg bundle.Config, name string) (m source.Module, e entry, ok bool) {
	if c == nil {
		return m, e, false
	}
	key, ok := keyOf(cfg, name)
	if !ok || !c.first(key) {
		return m, e, false
	}
	size := c.store.Size(key)
	most := 2*max(cfg.MaxBytes, bundle.DefaultMaxBytes) + 1<<20
	if size == 0 || size > most {
		return m, e, false
	}
	body := &limited{most: most}
	body.Grow(int(size))
	head, ok := c.store.Load(key, body)
	if !ok || json.Unmarshal(head, &e) != nil || e.Code < 0 || e.Code > int64(body.Len()) || len(e.Hash) != 2*sha256.Size || !cfg.Unchanged(ctx, name, e.Record) {
		return m, e, false
	}
	text := body.Bytes()
	return module(text[:e.Code:e.Code], text[e.Code:], e.Hash), e, true
}

// save writes a result to the cache, in the background.
func (c *Cache) save(cfg bundle.Config, name string, res *bundle.Result, hash string) {
	if c == nil || res.Record == nil {
		return
	}
	key, ok := keyOf(cfg, name)
	if !ok {
		return
	}
	head, err := json.Marshal(entry{res.Record, res.Inputs, res.Asked, int64(len(res.Code)), hash})
	if err != nil {
		return
	}
	c.tasks.Go(func() {
		c.store.Save(key, head, io.MultiReader(bytes.NewReader(res.Code), bytes.NewReader(res.Map)), int64(len(res.Code)+len(res.Map)))
	})
}

// limited is a buffer with a limit.
type limited struct {
	bytes.Buffer
	most int64
}

func (b *limited) Write(p []byte) (int, error) {
	if int64(b.Len()+len(p)) > b.most {
		return 0, fmt.Errorf("a script of more than %d bytes", b.most)
	}
	return b.Buffer.Write(p)
}

// cacheForm must be increased when the form of entries changes.
const cacheForm = 2

// keyOf returns the key of a script's entry. false: this program is not known.
func keyOf(cfg bundle.Config, name string) (codecache.Key, bool) {
	id := program()
	abs, err := filepath.Abs(name)
	if id == "" || err != nil {
		return codecache.Key{}, false
	}
	root := cfg.Root
	if root != "" {
		if root, err = filepath.Abs(root); err != nil {
			return codecache.Key{}, false
		}
	}
	return sha256.Sum256(fmt.Appendf(nil, "script %d\n%s\n%q %q %d %q\n", cacheForm, id, abs, root, cfg.MaxBytes, cfg.NodeEnv)), true
}

// programHead is how much of this program's file is read to identify it: the linker writes an ID of all its code there.
const programHead = 64 << 10

// program identifies this program, whose bundler and engine made an entry; "": it cannot be identified. Another build has another ID in
// the first pages of its file, another revision, or another size or time.
var program = sync.OnceValue(func() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return ""
	}
	h := sha256.New()
	if _, err := io.CopyN(h, f, min(programHead, info.Size())); err != nil {
		return ""
	}
	if build, ok := debug.ReadBuildInfo(); ok {
		io.WriteString(h, build.String())
	}
	binary.Write(h, binary.LittleEndian, []int64{info.Size(), info.ModTime().UnixNano()})
	return fmt.Sprintf("%x %s", h.Sum(nil), EngineHash())
})
