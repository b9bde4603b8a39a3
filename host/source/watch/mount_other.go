//go:build !linux

package watch

import "os"

// isMount reports false: on other systems no single file is mounted.
func isMount(string) bool           { return false }
func unlinked(os.FileInfo) bool     { return false }
func inode(info os.FileInfo) uint64 { return 0 }
