package js

// Scripts find here what they find in Bun: each handler same/NAME.ts answers with the results of many small cases, and beside it is
// a list of Bun's answers and of the differences, with their reasons.

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/conformance"
)

var update = flag.Bool("update", false, "TestSame writes the lists of host/js anew; needs bun")

// answer is the result of a case: in Bun and, where that differs, here, and why. As text:
//
//	case = JSON
//	  here JSON
//	  why text
type answer struct{ name, bun, here, why string }

const (
	hereMark = "  here "
	whyMark  = "  why "
)

// scripts is the directory below which the cases lie: an extension's own in its folder, the others in parity.
const scripts = "../../js"

// parityFiles returns the files of cases with this ending.
func parityFiles(t *testing.T, ending string) (files []string) {
	t.Helper()
	for _, dir := range []string{"parity", "ext/*/parity"} {
		list, err := filepath.Glob(filepath.Join(scripts, dir, "*"+ending))
		if err != nil || len(list) == 0 {
			t.Fatalf("%s: %d files, %v", dir, len(list), err)
		}
		for _, file := range list {
			files = append(files, filepath.ToSlash(file))
		}
	}
	return files
}

func TestSame(t *testing.T) {
	for _, file := range parityFiles(t, ".ts") {
		if strings.HasSuffix(file, "/same.ts") {
			continue
		}
		t.Run(strings.TrimSuffix(filepath.Base(file), ".ts"), func(t *testing.T) {
			prog, _ := loadFile(t, file, scripts)
			inst := start(t, prog)
			x, f := request("/", "")
			if err := serve(inst, x); err != nil {
				t.Fatal(err)
			}
			here := parseAnswers(t, f.body)
			list := strings.TrimSuffix(file, ".ts") + ".txt"
			want := readAnswers(t, list)
			if *update {
				t.Setenv("WASMSERVE_REQUIRE", "bun")
				writeAnswers(t, list, askBun(t, file), here, want)
				want = readAnswers(t, list)
			}
			compare(t, list, here, want, func(a answer) string { return a.here })
		})
	}
}

// TestSameBun: the lists have what Bun answers.
func TestSameBun(t *testing.T) {
	conformance.Require(t, "bun")
	for _, list := range parityFiles(t, ".txt") {
		t.Run(strings.TrimSuffix(filepath.Base(list), ".txt"), func(t *testing.T) {
			compare(t, list, askBun(t, strings.TrimSuffix(list, ".txt")+".ts"), readAnswers(t, list), func(a answer) string { return a.bun })
		})
	}
}

func compare(t *testing.T, list string, got, want []answer, of func(answer) string) {
	t.Helper()
	answered := map[string]string{}
	for _, a := range got {
		answered[a.name] = a.bun
	}
	for _, w := range want {
		g, ok := answered[w.name]
		delete(answered, w.name)
		switch {
		case !ok:
			t.Errorf("%s: %q is no case", list, w.name)
		case g != of(w):
			t.Errorf("%s: %q comes to\n    %s, want\n    %s", list, w.name, g, of(w))
		}
		if w.here == w.bun && w.why != "" || w.here != w.bun && (w.why == "" || w.why == "?") {
			t.Errorf("%s: %q: a difference has a reason, and what is the same has none: %q", list, w.name, w.why)
		}
	}
	for name := range answered {
		t.Errorf("%s: there is nothing about %q (bun in PATH, and go test -run TestSame ./host/adapter/js -update)", list, name)
	}
}

// parseAnswers reads a handler's answer.
func parseAnswers(t *testing.T, body []byte) (list []answer) {
	t.Helper()
	var pairs [][2]json.RawMessage
	if err := json.Unmarshal(body, &pairs); err != nil {
		t.Fatalf("%v: %.500s", err, body)
	}
	for _, p := range pairs {
		var name string
		if err := json.Unmarshal(p[0], &name); err != nil {
			t.Fatal(err)
		}
		list = append(list, answer{name: name, bun: string(p[1])})
	}
	return list
}

func readAnswers(t *testing.T, file string) (list []answer) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil && !(os.IsNotExist(err) && *update) {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSuffix(line, "\n")
		if here, ok := strings.CutPrefix(line, hereMark); ok && len(list) > 0 {
			list[len(list)-1].here = here
		} else if why, ok := strings.CutPrefix(line, whyMark); ok && len(list) > 0 {
			list[len(list)-1].why = why
		} else if name, bun, ok := strings.Cut(line, " = "); ok {
			list = append(list, answer{name: name, bun: bun, here: bun})
		} else {
			t.Fatalf("%s: %q is not understood", file, line)
		}
	}
	return list
}

// writeAnswers writes a list, with the reasons that it has had.
func writeAnswers(t *testing.T, file string, bun, here, before []answer) {
	t.Helper()
	why := map[string]string{}
	for _, a := range before {
		why[a.name] = a.why
	}
	ours := map[string]string{}
	for _, a := range here {
		ours[a.name] = a.bun
	}
	var b bytes.Buffer
	for _, a := range bun {
		fmt.Fprintf(&b, "%s = %s\n", a.name, a.bun)
		if ours[a.name] != a.bun {
			if why[a.name] == "" {
				why[a.name] = "?"
			}
			fmt.Fprintf(&b, "%s%s\n%s%s\n", hereMark, ours[a.name], whyMark, why[a.name])
		}
	}
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// askBun serves a handler with Bun, and asks it.
func askBun(t *testing.T, file string) []answer {
	t.Helper()
	bun := conformance.Require(t, "bun")
	dir := t.TempDir()
	socket, preload := filepath.Join(dir, "s"), filepath.Join(dir, "preload.js")
	// node:http's listen calls Bun.serve, too.
	text := fmt.Sprintf("const serve = Bun.serve;\nBun.serve = (o) => serve({ ...o, port: undefined, unix: %q });\n", socket)
	if err := os.WriteFile(preload, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	cmd := exec.Command(bun, "--preload", preload, file)
	cmd.Stdout, cmd.Stderr = &log, &log
	cmd.Env = append(os.Environ(), "NODE_ENV=production", "TZ=UTC", "NAME=value")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		cmd.Process.Kill()
		cmd.Wait()
		if t.Failed() {
			t.Log(log.String())
		}
	}()
	dial := func() (net.Conn, error) { return net.Dial("unix", socket) }
	if err := conformance.Wait(dial); err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{DisableKeepAlives: true, DisableCompression: true,
		DialContext: func(context.Context, string, string) (net.Conn, error) { return dial() }}}
	req, err := http.NewRequest("GET", "http://localhost:3000/", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header = http.Header{"Accept": {"*/*"}, "X-Two": {"1", "2"}, "User-Agent": nil} // as of request
	res, err := client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return parseAnswers(t, body)
}
