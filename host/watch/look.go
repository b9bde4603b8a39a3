package watch

import (
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
)

// lookAt is a sum of a path and of what of its file differs when it has changed. A file that is not there has one, too.
func lookAt(path string, info os.FileInfo) uint64 {
	h := fnv.New64a()
	if info == nil {
		fmt.Fprintf(h, "%s\x00", path)
	} else {
		fmt.Fprintf(h, "%s\x00%d %d %v %d", path, info.Size(), info.ModTime().UnixNano(), info.Mode(), inode(info))
	}
	return h.Sum64()
}

// mounted lists the files in dir that are mounted alone: who writes them elsewhere is not seen in dir.
func mounted(dir string) (files []string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if path := filepath.Join(dir, e.Name()); e.Type().IsRegular() && isMount(path) {
			files = append(files, path)
		}
	}
	return files
}
