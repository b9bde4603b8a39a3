//go:build !linux

package source

import (
	"os"
	"time"
)

// changeTime returns the time of the last change of a file.
func changeTime(info os.FileInfo) time.Time { return info.ModTime() }
