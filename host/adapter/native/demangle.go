package native

import (
	"regexp"
	"sync"

	"github.com/ianlancetaylor/demangle"
)

// rustName finds what rustc makes of a function's name, in either of its schemes (RFC 2603, and the older one that ends with a hash). C++ needs
// none of this: its linker writes plain names. Longer ones stay as they are: the names are the module's, and a short one can stand
// for a long one. It takes 8 ms to make, which only a stack is worth.
var rustName = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\b(_R[A-Za-z0-9_]{1,510}|_ZN[A-Za-z0-9_.$]{1,500}17h[0-9a-f]{16}E)\b`)
})

// demangled is a stack with the names of Rust's functions as its source has them.
func demangled(stack string) string {
	return rustName().ReplaceAllStringFunc(stack, func(name string) string {
		return demangle.Filter(name, demangle.NoClones, demangle.NoParams, demangle.MaxLength(10))
	})
}
