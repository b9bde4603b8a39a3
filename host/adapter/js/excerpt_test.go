package js

import (
	"errors"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host/exchange"
)

func TestExcerpt(t *testing.T) {
	source := `// 1
export default {
	fetch() {
		return fails();
	},
};
function fails(): never {
	/* ü	*/ throw new Error('x'); // ` + strings.Repeat("y", 300) + `
}
// 10
// 11
`
	inst, _ := open(t, source)
	x, _ := request("/", "")
	var f *exchange.Failure
	if err := serve(inst, x); !errors.As(err, &f) || f.Source == nil {
		t.Fatalf("error %v, want one with a source", err)
	}
	want := "app.ts:8:20\n   4 | \t\treturn fails();\n   5 | \t},\n   6 | };\n   7 | function fails(): never {\n" +
		">  8 | \t/* ü\t*/ throw new Error('x'); // " + strings.Repeat("y", 200-len("\t/* ü\t*/ throw new Error('x'); // ")) + "\n     | \t    \t             ^\n" +
		"   9 | }\n  10 | // 10\n  11 | // 11\n"
	if got := f.Source(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	// A stack that a script made up.
	for _, stack := range []string{"", "at x", "at x (<script>:0:0)", "at x (<script>:99999:1)", "at x (<script>:-1:-1)", "at x (<script>:a:b)", "at <script>:"} {
		if got := inst.shared.trace.Excerpt(stack); got != "" {
			t.Errorf("%q: excerpt %q", stack, got)
		}
	}
}
