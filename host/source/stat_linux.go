package source

import (
	"os"
	"syscall"
	"time"
)

// changeTime returns the time of the last change of a file or its attributes, which programs cannot set.
func changeTime(info os.FileInfo) time.Time {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return time.Unix(st.Ctim.Unix())
	}
	return info.ModTime()
}
