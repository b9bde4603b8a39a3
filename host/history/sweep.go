package history

import (
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// settled is the age from which a part without a record is removed: its record may be about to be written, by another process, too.
const settled = 10 * time.Second

// sweep removes what an ended process has left half written, parts that no record names, and, until the rest is at most this many
// bytes, the records that were written longest ago, of other processes. s.mu is held.
func (s *Store) sweep(most int64) {
	files, err := os.ReadDir(s.dir)
	if err != nil {
		return
	}
	type record struct {
		name  string
		at    time.Time
		parts []string
	}
	var records []record
	sizes, users, age := map[string]int64{}, map[string]int{}, map[string]time.Time{}
	s.all = 0
	for _, f := range files {
		info, err := f.Info()
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		name := f.Name()
		sizes[name], age[name] = info.Size(), info.ModTime()
		switch {
		case strings.HasSuffix(name, tempSuffix):
			if time.Since(info.ModTime()) > settled {
				os.Remove(filepath.Join(s.dir, name))
			}
			continue
		case strings.HasSuffix(name, recordSuffix):
			r := record{name: name, at: info.ModTime()}
			var content Record
			text, err := s.read(name, maxRecord)
			if err == nil && json.Unmarshal(text, &content) == nil {
				for _, m := range content.Modules {
					r.parts = append(r.parts, m.Wasm+partSuffix, m.Sections+partSuffix)
				}
			}
			for _, part := range r.parts {
				users[part]++
			}
			records = append(records, r)
		case !strings.HasSuffix(name, partSuffix):
			continue
		}
		s.all += info.Size()
	}
	remove := func(name string) {
		if os.Remove(filepath.Join(s.dir, name)) == nil {
			s.all -= sizes[name]
		}
	}
	for name, at := range age {
		if strings.HasSuffix(name, partSuffix) && users[name] == 0 && time.Since(at) > settled {
			remove(name)
		}
	}
	slices.SortFunc(records, func(a, b record) int { return cmp.Compare(a.at.UnixNano(), b.at.UnixNano()) })
	for _, r := range records {
		if s.all <= most {
			return
		}
		if s.own[r.name] {
			continue
		}
		remove(r.name)
		for _, part := range r.parts {
			if users[part]--; users[part] == 0 && sizes[part] > 0 {
				remove(part)
			}
		}
	}
}
