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
	for _, name := range []string{"tsc", "tsc7"} { // TypeScript 5.9 and 7
		t.Run(name, func(t *testing.T) { check(t, name) })
	}
}

func check(t *testing.T, name string) {
	tsc, err := exec.LookPath(name)
	if err == nil {
		err = exec.Command(tsc, "--version").Run()
	}
	if err != nil {
		if slices.Contains(strings.Split(os.Getenv("WASMSERVE_REQUIRE"), ","), name) {
			t.Fatalf("%s does not work, and WASMSERVE_REQUIRE names it: %v", name, err)
		}
		t.Skipf("%s does not work: not tested (npm install typescript, WASMSERVE_REQUIRE=%s): %v", name, name, err)
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
