//go:build !linux

package watch

import "os"

// Elsewhere no file is mounted alone.
func isMount(string) bool           { return false }
func unlinked(os.FileInfo) bool     { return false }
func inode(info os.FileInfo) uint64 { return 0 }
