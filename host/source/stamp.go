package source

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/wasmserve/wasmserve/host/source/watch"
)

// rest is how long a file must have been left alone for its size and time to show a later change: file systems count time in steps of up
// to a second.
const rest = time.Second

// Stamp is the state of a module or of one of its files, as far as it can be seen without reading it. The zero Stamp stands for a file
// that does not exist.
type Stamp struct {
	info    os.FileInfo // nil: version
	version string
	settled bool
	absent  bool // it does not exist, and that is what its module depends on
}

// FileStamp returns the stamp of a file (nil: it does not exist) that was read after the time at. That of a directory shows whether it is
// the same directory.
func FileStamp(info os.FileInfo, at time.Time) Stamp {
	if info == nil {
		return Stamp{}
	}
	return Stamp{info: info, settled: info.IsDir() || rested(info, at)}
}

// rested reports whether a later change of a file shows in its size or time, if it was read after the time at.
func rested(info os.FileInfo, at time.Time) bool {
	return at.Sub(info.ModTime()) > rest && !changeTime(info).After(at)
}

// StatFile returns the stamp of the file at path as it is now. The path of a directory that ends in a separator stands for the names in it
// (Names).
func StatFile(path string) Stamp { return statSince(path, time.Now()) }

// statSince is StatFile for a file that was read after the time at.
func statSince(path string, at time.Time) Stamp {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) || errors.Is(err, syscall.ELOOP):
		return Stamp{}
	case err != nil: // it may exist
		return Stamp{version: unreadable}
	}
	if info.IsDir() && os.IsPathSeparator(path[len(path)-1]) {
		return Stamp{version: namesIn(path), settled: rested(info, at)}
	}
	return FileStamp(info, at)
}

// unreadable is the version of a file or directory of which nothing is known.
const unreadable = "unreadable"

// Names returns the path that stands for the names in a directory, as an input of a module that depends on them.
func Names(dir string) string { return filepath.Clean(dir) + string(filepath.Separator) }

// maxNames limits how many names of a directory are read. In one with more, each change counts.
const maxNames = 1 << 16

// namesIn returns a version of the names and types in a directory. Files that editors leave behind do not count.
func namesIn(dir string) string {
	f, err := os.Open(dir)
	if err != nil {
		return unreadable
	}
	defer f.Close()
	entries, err := f.ReadDir(maxNames)
	if err != nil && err != io.EOF {
		return unreadable
	}
	slices.SortFunc(entries, func(a, b os.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	h := sha256.New()
	for _, e := range entries {
		if !watch.Leftover(e.Name()) {
			fmt.Fprintf(h, "%q %d\n", e.Name(), e.Type())
		}
	}
	if len(entries) == maxNames {
		if info, err := f.Stat(); err == nil {
			fmt.Fprint(h, info.ModTime().UnixNano())
		}
	}
	return string(h.Sum([]byte("names ")))
}

// Absent returns the stamp of a name that did not exist when a module was loaded which depends on that. It is settled, and equals the stamp
// of any file that does not exist.
func Absent() Stamp { return Stamp{absent: true, settled: true} }

// Version returns the stamp of a module that has a version, such as a digest: modules with the same version are the same.
func Version(version string) Stamp { return Stamp{version: version, settled: true} }

// Unsettled returns s for a module that may change although its stamp does not.
func (s Stamp) Unsettled() Stamp {
	s.settled = false
	return s
}

// Exists reports whether there is such a module or file, as far as the stamp shows.
func (s Stamp) Exists() bool { return s.info != nil || s.version != "" }

// Settled reports whether a later change shows in another stamp.
func (s Stamp) Settled() bool { return s.settled }

// Same reports whether two stamps are equal: nothing has changed if the first one was settled. A module that does not exist is the same
// as none.
func (s Stamp) Same(now Stamp) bool {
	if s.absent || now.absent {
		return s.info == nil && now.info == nil && s.version == "" && now.version == ""
	}
	if s.info == nil || now.info == nil {
		return s.info == nil && now.info == nil && s.version == now.version && s.version != ""
	}
	return os.SameFile(s.info, now.info) && s.info.Mode() == now.info.Mode() &&
		(s.info.IsDir() || s.info.Size() == now.info.Size() && s.info.ModTime().Equal(now.info.ModTime()))
}

// Inputs are what a module was made of, each as it was when it was read. They are constant; the zero value has no files.
type Inputs struct {
	list  []Input
	retry bool
}

// Input is a file, or another thing with a name.
type Input struct {
	Path  string // Names(dir): the names in a directory
	Stamp Stamp  // the zero Stamp: it did not exist
}

// InputsOf returns the inputs of a module. retry is set after a load that failed and may succeed without a change of them.
func InputsOf(retry bool, list ...Input) Inputs { return Inputs{list, retry} }

// InputFiles returns the inputs of a module that was made of files which were read after the time at. retry is as for InputsOf.
func InputFiles(paths []string, at time.Time, retry bool) Inputs {
	in := Inputs{retry: retry}
	for _, path := range paths {
		in.list = append(in.list, Input{path, inputStamp(path, at)})
	}
	return in
}

// inputStamp is statSince for a path that may be a link. One that leads nowhere is Absent: its file was not needed.
func inputStamp(path string, at time.Time) Stamp {
	s := statSince(path, at)
	link, err := os.Lstat(path)
	switch {
	case err != nil || link.Mode()&os.ModeSymlink == 0:
	case changeTime(link).After(at): // it may have led elsewhere
		return s.Unsettled()
	case !s.Exists():
		return Absent()
	}
	return s
}

// With returns in and more inputs.
func (in Inputs) With(more ...Input) Inputs {
	in.list = slices.Concat(in.list, more)
	return in
}

// Unsettled returns in for a module that may change although its inputs do not: it is stale.
func (in Inputs) Unsettled() Inputs {
	in.retry = true
	return in
}

// Paths returns the paths of the files among the inputs.
func (in Inputs) Paths() (paths []string) {
	for _, i := range in.list {
		if !i.Stamp.absent && !os.IsPathSeparator(i.Path[len(i.Path)-1]) {
			paths = append(paths, i.Path)
		}
	}
	return paths
}

// Watched returns the paths of all inputs: also names that did not exist, and Names of directories.
func (in Inputs) Watched() (paths []string) {
	for _, i := range in.list {
		paths = append(paths, i.Path)
	}
	return paths
}

// Is reports whether in and other are of the same load.
func (in Inputs) Is(other Inputs) bool {
	return len(in.list) == len(other.list) && (len(in.list) == 0 || &in.list[0] == &other.list[0])
}

// Changed reports whether an input is seen to have changed. stat is as for Stale.
func (in Inputs) Changed(stat func(path string) Stamp) bool {
	if stat == nil {
		stat = StatFile
	}
	for _, i := range in.list {
		if now := stat(i.Path); !i.Stamp.Same(now) && (i.Stamp.Exists() || now.Exists()) {
			return true
		}
	}
	return false
}

// Stale reports whether another load may yield another module: an input has changed or may have, did or does not exist, or the load
// failed and is to be retried. Without inputs it returns true. stat returns the stamp of a path now; nil: StatFile.
func (in Inputs) Stale(stat func(path string) Stamp) bool {
	if stat == nil {
		stat = StatFile
	}
	for _, i := range in.list {
		if !i.Stamp.Settled() || !i.Stamp.Same(stat(i.Path)) {
			return true
		}
	}
	return in.retry || len(in.list) == 0
}
