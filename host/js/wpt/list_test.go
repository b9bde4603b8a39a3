package wpt

import (
	"bufio"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// failure is a subtest that is expected to fail.
type failure struct{ file, subtest, reason string }

// A list begins with such lines, and they stay when it is written anew.
const comment = "#"

// read returns the expected failures of a list; an area whose tests all pass has none.
func read(t *testing.T, name string) (list []failure, head string) {
	t.Helper()
	f, err := os.Open(name)
	if os.IsNotExist(err) {
		return nil, ""
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		line := lines.Text()
		if strings.HasPrefix(line, comment) {
			head += line + "\n"
			continue
		}
		file, rest, ok := strings.Cut(line, " | ")
		end := strings.LastIndex(rest, " | ")
		if !ok || end < 0 {
			t.Fatalf("%s: %q has not the form file | subtest | reason", name, line)
		}
		e := failure{file, rest[:end], rest[end+3:]}
		if e.reason == "" || e.reason == "?" {
			t.Errorf("%s: %s | %s has no reason", name, e.file, e.subtest)
		}
		list = append(list, e)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return list, head
}

func write(t *testing.T, name, head string, list []failure) {
	t.Helper()
	if len(list) == 0 {
		os.Remove(name)
		return
	}
	slices.SortStableFunc(list, func(a, b failure) int { return strings.Compare(a.file, b.file) })
	text := head
	for _, e := range list {
		text += e.file + " | " + e.subtest + " | " + e.reason + "\n"
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// matches reports whether a failure is expected by e.
func (e failure) matches(file, subtest string) bool {
	prefix, many := strings.CutSuffix(e.subtest, "*")
	return e.file == file && (e.subtest == subtest || many && strings.HasPrefix(subtest, prefix))
}

// plain writes a subtest's name in one line.
func plain(name string) string {
	return strings.ReplaceAll(strings.Trim(strconv.Quote(name), `"`), `\"`, `"`)
}
