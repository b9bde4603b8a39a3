package wpt

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

var (
	update = flag.Bool("update", false, "writes the lists of expected failures")
	bun    = flag.Bool("bun", false, "puts the files to Bun as well, and prints how many subtests pass there")
	words  = flag.Bool("why", false, "logs why subtests fail")
)

// areas are the directories of the set that are about what scripts have.
var areas = []string{"console", "dom/abort", "dom/events", "encoding", "FileAPI", "hr-time", "html", "performance-timeline", "streams", "url", "user-timing",
	"WebCryptoAPI", "webidl", "webmessaging"}

func TestWeb(t *testing.T) {
	s := open(t)
	harness := s.text("resources/testharness.js")
	prog := load(t)
	for _, area := range areas {
		name := strings.ReplaceAll(area, "/", "-")
		t.Run(name, func(t *testing.T) {
			check(t, s, harness, area, "testdata/"+name+".txt", func(j []byte) ([]byte, error) { return ask(t.Context(), prog, j) })
		})
	}
}

// Tests of ours, for areas that the set lacks.
func TestOwn(t *testing.T) {
	harness := open(t).text("resources/testharness.js")
	prog := load(t)
	check(t, &set{"testdata", map[string]string{}}, harness, "own", "testdata/own.txt", func(j []byte) ([]byte, error) { return ask(t.Context(), prog, j) })
}

// result maps the names of a file's subtests to why they failed, "" if they passed.
type result map[string]string

func check(t *testing.T, s *set, harness, area, list string, ask func(job []byte) ([]byte, error)) {
	files := s.tests(t, area)
	jobs := make([][]byte, len(files))
	for i, file := range files {
		jobs[i], _ = json.Marshal(s.job(file, harness))
	}
	results := all(files, jobs, ask)
	passed, run := count(results)
	t.Logf("%s: %d files, %d of %d subtests passed", area, len(files), passed, run)
	explain(t, files, results, "")
	if *bun {
		results := all(files, jobs, askBun)
		passed, run := count(results)
		t.Logf("%s: in bun %d of %d", area, passed, run)
		explain(t, files, results, "in bun: ")
	}
	expected, head := read(t, list)
	for i := range files { // some have times of their own, which a busy machine misses: they count alone
		for n := 0; n < 2 && !*update && !asExpected(files[i], results[i], expected); n++ {
			results[i] = parse(ask(jobs[i]))
		}
	}
	if *update {
		write(t, list, head, renew(files, results, expected))
		return
	}
	compare(t, files, results, expected, list)
}

func explain(t *testing.T, files []string, results []result, where string) {
	for i, r := range results {
		for name, why := range r {
			if *words && why != "" {
				t.Logf("%s%s | %s | %.300s", where, files[i], name, plain(why))
			}
		}
	}
}

// all runs the jobs, up to four concurrently: most of them wait.
func all(files []string, jobs [][]byte, ask func([]byte) ([]byte, error)) []result {
	results := make([]result, len(jobs))
	turns := make(chan struct{}, 4)
	var wg sync.WaitGroup
	for i, j := range jobs {
		turns <- struct{}{}
		wg.Go(func() {
			defer func() { <-turns }()
			start := time.Now()
			out, err := ask(j)
			results[i] = parse(out, err)
			if d := time.Since(start); *words && d > time.Second {
				fmt.Println(files[i], d.Round(time.Millisecond))
			}
		})
	}
	wg.Wait()
	return results
}

func parse(out []byte, err error) result {
	var pairs [][2]string
	if err == nil {
		err = json.Unmarshal(out, &pairs)
	}
	if err != nil {
		return result{"(harness)": err.Error()}
	}
	r := result{}
	for _, p := range pairs {
		if name := plain(p[0]); r[name] == "" {
			r[name] = p[1]
		}
	}
	if len(r) == 0 {
		r["(harness)"] = "no subtests"
	}
	return r
}

func count(results []result) (passed, run int) {
	for _, r := range results {
		for _, why := range r {
			run++
			if why == "" {
				passed++
			}
		}
	}
	return passed, run
}

func compare(t *testing.T, files []string, results []result, expected []failure, list string) {
	for _, e := range expected {
		i := slices.Index(files, e.file)
		if i < 0 {
			t.Errorf("%s: %s is no file of the set: remove its lines", list, e.file)
			continue
		}
		failed := 0
		for name, why := range results[i] {
			if !e.matches(e.file, name) {
				continue
			}
			if why == "" {
				t.Errorf("%s: %s | %s passes: remove its line", list, e.file, name)
			}
			failed++
		}
		if failed == 0 {
			t.Errorf("%s: %s | %s is no subtest: remove its line", list, e.file, e.subtest)
		}
	}
	for i, r := range results {
		for name, why := range r {
			if why == "" {
				continue
			}
			if !slices.ContainsFunc(expected, func(e failure) bool { return e.matches(files[i], name) }) {
				t.Errorf("%s | %s failed: %s", files[i], name, plain(why))
			}
		}
	}
}

// asExpected reports whether those subtests of a file failed that are expected to.
func asExpected(file string, r result, expected []failure) bool {
	for name, why := range r {
		if (why != "") != slices.ContainsFunc(expected, func(e failure) bool { return e.matches(file, name) }) {
			return false
		}
	}
	return true
}

// renew returns the list as it would be right, with the reasons that it has.
func renew(files []string, results []result, before []failure) (list []failure) {
	for i, r := range results {
		names := make([]string, 0, len(r))
		for name := range r {
			names = append(names, name)
		}
		slices.Sort(names)
		used := map[int]bool{}
		for _, name := range names {
			if r[name] == "" {
				continue
			}
			at := slices.IndexFunc(before, func(e failure) bool { return e.matches(files[i], name) })
			switch {
			case at < 0:
				list = append(list, failure{files[i], name, "?"})
			case !used[at]:
				used[at] = true
				list = append(list, before[at])
			}
		}
	}
	return list
}

func askBun(job []byte) ([]byte, error) {
	cmd := exec.Command("timeout", "30", "bun", "testdata/bun.js")
	cmd.Stdin = bytes.NewReader(job)
	return cmd.Output()
}
