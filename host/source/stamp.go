package source

import (
	"os"
	"time"
)

// rest is how long a file must have been left alone for its size and time to show a later change: file systems count time in steps of up
// to a second.
const rest = time.Second

// Stamp is the state of a module or of one of its files, as far as it can be seen without reading it. The zero Stamp is that of a file
// that does not exist.
type Stamp struct {
	info    os.FileInfo // nil: version
	version string
	settled bool
}

// FileStamp returns the stamp of a file (nil: it does not exist) that was read after the time at.
func FileStamp(info os.FileInfo, at time.Time) Stamp {
	if info == nil {
		return Stamp{}
	}
	return Stamp{info: info, settled: at.Sub(info.ModTime()) > rest && !changeTime(info).After(at)}
}

// StatFile returns the stamp of the file at path as it is now.
func StatFile(path string) Stamp {
	at := time.Now()
	info, err := os.Stat(path)
	if err != nil {
		return Stamp{}
	}
	return FileStamp(info, at)
}

// Version returns the stamp of a module that has a version, such as a digest: modules with the same version are the same.
func Version(version string) Stamp { return Stamp{version: version, settled: true} }

// Unsettled returns s for a module that may change although its stamp does not.
func (s Stamp) Unsettled() Stamp {
	s.settled = false
	return s
}

// Settled reports whether a later change shows in another stamp.
func (s Stamp) Settled() bool { return s.settled }

// Same reports whether two stamps are equal: nothing has changed if the first one was settled. A module that does not exist is the same
// as none.
func (s Stamp) Same(now Stamp) bool {
	if s.info == nil || now.info == nil {
		return s.info == nil && now.info == nil && s.version == now.version && s.version != ""
	}
	return os.SameFile(s.info, now.info) && s.info.Size() == now.info.Size() && s.info.Mode() == now.info.Mode() &&
		s.info.ModTime().Equal(now.info.ModTime())
}

// Inputs are what a module was made of, each as it was when it was read. They are constant; the zero value has no files.
type Inputs struct {
	list  []Input
	retry bool
}

// Input is a file, or another thing with a name.
type Input struct {
	Path  string
	Stamp Stamp // the zero Stamp: it did not exist
}

// InputsOf returns the inputs of a module. retry is set for those of a load that failed and may succeed without a change of them.
func InputsOf(retry bool, list ...Input) Inputs { return Inputs{list, retry} }

// InputFiles returns the inputs of a module that was made of files which were read after the time at. retry is as for InputsOf.
func InputFiles(paths []string, at time.Time, retry bool) Inputs {
	in := Inputs{retry: retry}
	for _, path := range paths {
		info, _ := os.Stat(path)
		in.list = append(in.list, Input{path, FileStamp(info, at)})
	}
	return in
}

// Paths returns the paths of the inputs.
func (in Inputs) Paths() (paths []string) {
	for _, i := range in.list {
		paths = append(paths, i.Path)
	}
	return paths
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
