package watch

import (
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
)

// lookAt returns a hash of a path and of the attributes that change with its file. A missing file has a hash, too.
func lookAt(path string, info os.FileInfo) uint64 {
	h := fnv.New64a()
	if info == nil {
		fmt.Fprintf(h, "%s\x00", path)
	} else {
		fmt.Fprintf(h, "%s\x00%d %d %v %d", path, info.Size(), info.ModTime().UnixNano(), info.Mode(), inode(info))
	}
	return h.Sum64()
}

// mounted lists the files in dir that are mount points: a watch on dir does not see writes to them through another path.
func mounted(dir string) (files []string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if path := filepath.Join(dir, e.Name()); e.Type().IsRegular() && isMount(path) {
			files = append(files, path)
		}
	}
	return files
}
