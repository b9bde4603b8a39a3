package compiler

import "os"

// Self returns the command that starts this program again, with an argument. nil: the program's path is not known.
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
