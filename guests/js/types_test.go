// The folder is an npm package of types for handlers in TypeScript. This test has the TypeScript compiler check
// them, with what it must take and refuse (testdata), and with the examples.
package js

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

func TestTypes(t *testing.T) {
	tsc, err := exec.LookPath("tsc")
	if err != nil {
		if slices.Contains(strings.Split(os.Getenv("WASMSERVE_REQUIRE"), ","), "tsc") {
			t.Fatal("tsc is not installed, and WASMSERVE_REQUIRE names it")
		}
		t.Skip("tsc is not installed: not tested (npm install typescript, WASMSERVE_REQUIRE=tsc)")
	}
	if out, err := exec.Command(tsc, "-p", "testdata").CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	list, err := exec.Command(tsc, "-p", "testdata", "--listFilesOnly").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"testdata/right.ts", "testdata/wrong.ts", "examples/hello-ts/app.ts"} {
		if !strings.Contains(string(list), want) {
			t.Errorf("%s was not looked at", want)
		}
	}
}
