package compiler

import "os"

// Self is the command that starts this program again, with an argument. nil: it cannot be told where it is.
func Self(arg string) []string {
	path := selfExe
	if path == "" {
		var err error
		if path, err = os.Executable(); err != nil {
			return nil
		}
	}
	return []string{path, arg}
}
