package guest

import (
	"regexp"
	"sync"

	"github.com/ianlancetaylor/demangle"
)

// rustName matches the names that rustc makes of functions, in either of its schemes (RFC 2603, and the older one that ends with a hash).
// C++ does not need it: its linker writes plain names. Longer names are not demangled: a hostile module's short name can stand for a long
// one. Compiling it takes 8 ms, which only a stack is worth.
var rustName = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\b(_R[A-Za-z0-9_]{1,510}|_ZN[A-Za-z0-9_.$]{1,500}17h[0-9a-f]{16}E)\b`)
})

// demangled returns a stack with the names of Rust's functions as in their source.
func demangled(stack string) string {
	return rustName().ReplaceAllStringFunc(stack, func(name string) string {
		return demangle.Filter(name, demangle.NoClones, demangle.NoParams, demangle.MaxLength(10))
	})
}
