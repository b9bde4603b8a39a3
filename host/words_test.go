package host_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// banned are the turns of phrase that VOCABULARY.md replaces. Comments, Markdown and the texts in Go code are searched for them.
var banned = []struct {
	pattern *regexp.Regexp
	instead string
}{
	{regexp.MustCompile(`\b[Ss]ay(s|ing)? (whether|that|why)\b`), "reports whether; logs, explains"},
	{regexp.MustCompile(`\b(is|are|was|were) none\b`), "is not a ..., is nil, is not set, does not exist"},
	{regexp.MustCompile(`\b[Pp]ut(s|ting)? back\b`), "resets, restores"},
	{regexp.MustCompile(`\ball the same\b`), "anyway, still, or nothing"},
	{regexp.MustCompile(`\bas ever\b`), "as usual, or nothing"},
	{regexp.MustCompile(`\b(is|are|was|were|be|been|being) told\b`), "is notified, is logged, receives"},
	{regexp.MustCompile(`\b(come|comes|came) to\b`), "yields, equals, reaches"},
}

// headless is a sentence whose subject is a clause ("What is left is closed."); a question may begin like that.
var headless = regexp.MustCompile(`(?:^|[.!?] )(What|Who|Whoever|Whatever)\b[^.?!]*(?:[.!?]|$)`)

// idioms are the wider patterns that the language of the repository is measured by: most are legitimate in some sentences.
var idioms = regexp.MustCompile(`\b(is|are|was|were|be) no [a-z]+\b|\b(is|are|was|were) there\b|\bthere (is|are|was|were) no\b|\b(that|those) of\b|` +
	`\btells?\b|\bat a time\b|\b(gives?|giving|given) .{0,20}back\b|\bfor ever\b|\bfor good\b|\bother servers?\b|\bof others\b|\bin parts\b|\bhears? of\b`)

// code is inline code in Markdown and quoted words, which may name what they like.
var code = regexp.MustCompile("`[^`]*`")

// A prose is one text: a comment, a paragraph of Markdown, a text in code. Its lines begin at line.
type prose struct {
	file    string
	line    int
	text    string
	comment bool // or Markdown: a text in code has no sentences of its own
}

// hits returns the faults of p, each with its line.
func (p prose) hits() []string {
	var found []string
	text := code.ReplaceAllStringFunc(p.text, func(s string) string { return strings.Repeat("x", len(s)) })
	flat := strings.ReplaceAll(text, "\n", " ")
	add := func(at int, what string) {
		found = append(found, fmt.Sprintf("%s:%d: %s", p.file, p.line+strings.Count(text[:at], "\n"), what))
	}
	for _, b := range banned {
		for _, at := range b.pattern.FindAllStringIndex(flat, -1) {
			add(at[0], fmt.Sprintf("%q: %s", flat[at[0]:at[1]], b.instead))
		}
	}
	if p.comment {
		for _, at := range headless.FindAllStringSubmatchIndex(flat, -1) {
			if !strings.HasSuffix(strings.TrimSpace(flat[at[0]:at[1]]), "?") {
				add(at[2], fmt.Sprintf("a sentence begins with %q: name the subject", flat[at[2]:at[3]]))
			}
		}
	}
	return found
}

// idiomLines counts the lines of p that a banned pattern or an idiom touches.
func (p prose) idiomLines() int {
	marked := map[int]bool{}
	text := code.ReplaceAllStringFunc(p.text, func(s string) string { return strings.Repeat("x", len(s)) })
	flat := strings.ReplaceAll(text, "\n", " ")
	mark := func(at int) { marked[strings.Count(text[:at], "\n")] = true }
	for _, at := range idioms.FindAllStringIndex(flat, -1) {
		mark(at[0])
	}
	for _, b := range banned {
		for _, at := range b.pattern.FindAllStringIndex(flat, -1) {
			mark(at[0])
		}
	}
	for _, at := range headless.FindAllStringSubmatchIndex(flat, -1) {
		mark(at[2])
	}
	return len(marked)
}

// TestWords holds the rules of VOCABULARY.md that a program can hold. testdata/words.txt lists the rooms that still break them and how
// often: a number there may only get smaller, and a room that is not listed breaks none.
func TestWords(t *testing.T) {
	allowed := readWords(t)
	found := map[string][]string{}
	var lines, touched, goLines, goTouched int
	for _, path := range proseFiles(t) {
		rel := filepath.ToSlash(strings.TrimPrefix(path, ".."+string(filepath.Separator)))
		texts, faults := readProse(t, path, rel)
		for _, p := range texts {
			faults = append(faults, p.hits()...)
			if !p.comment {
				continue
			}
			n, bad := strings.Count(p.text, "\n")+1, p.idiomLines()
			lines, touched = lines+n, touched+bad
			if strings.HasSuffix(rel, ".go") {
				goLines, goTouched = goLines+n, goTouched+bad
			}
		}
		room := roomOf(rel, allowed)
		found[room] = append(found[room], faults...)
	}
	for room, faults := range found {
		if room == "" {
			allowed[room] = 0
		}
		want, name := allowed[room], room
		if name == "" {
			name = "rooms without a line in testdata/words.txt"
		}
		switch n := len(faults); {
		case n > want:
			t.Errorf("%s: %d faults, and testdata/words.txt allows %d (host/VOCABULARY.md has the rules):\n%s", name, n, want, strings.Join(faults, "\n"))
		case n < want:
			t.Errorf("%s: %d faults are left: write that number into testdata/words.txt, which has %d (no line if it is 0)", name, n, want)
		}
	}
	for room, n := range allowed {
		if n > 0 && found[room] == nil {
			t.Errorf("%s has a line in testdata/words.txt and no faults: remove the line", room)
		}
	}
	t.Logf("lines of comments and Markdown: %d, with an idiom of the list: %d (%.1f %%)", lines, touched, 100*float64(touched)/float64(lines))
	t.Logf("lines of comments in Go: %d, with an idiom of the list: %d (%.1f %%)", goLines, goTouched, 100*float64(goTouched)/float64(goLines))
}

// readWords returns the rooms of testdata/words.txt, and how many faults each still has.
func readWords(t *testing.T) map[string]int {
	t.Helper()
	text, err := os.ReadFile("testdata/words.txt")
	if err != nil {
		t.Fatal(err)
	}
	rooms := map[string]int{}
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		var room string
		var n int
		if _, err := fmt.Sscan(line, &room, &n); err != nil || n < 1 {
			t.Fatalf("testdata/words.txt: %q is not \"folder number\"", line)
		}
		rooms[room] = n
	}
	return rooms
}

// roomOf returns the longest room that file is in.
func roomOf(file string, rooms map[string]int) string {
	best := ""
	for room := range rooms {
		if (file == room || strings.HasPrefix(file, room+"/")) && len(room) > len(best) {
			best = room
		}
	}
	return best
}
