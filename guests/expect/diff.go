package expect

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Bounds of what is shown of an answer.
const (
	maxShown = 2000 // bytes of a line
	maxLines = 200  // lines of either side that are compared
)

// String is the mismatch in a line, for messages.
func (m Mismatch) String() string {
	return fmt.Sprintf("line %d: %s: got %s, want %s", m.Line, m.What, short(strconv.Quote(m.Got)), short(strconv.Quote(m.Want)))
}

// Diff shows what was expected (-) and what came (+); where both are single lines, a mark below says where they begin to differ.
func (m Mismatch) Diff() string {
	want, got := lines(m.Want), lines(m.Got)
	if len(want) == 1 && len(got) == 1 {
		text := "- " + want[0] + "\n+ " + got[0] + "\n"
		if at := common(want[0], got[0]); at > 8 && !strings.HasPrefix(want[0], "~ ") {
			text += "  " + strings.Repeat(" ", at) + "^\n"
		}
		return text
	}
	var b strings.Builder
	for _, l := range merge(want, got) {
		b.WriteString(l + "\n")
	}
	return b.String()
}

// lines are the lines of text as they may be printed: a handler must not command a terminal.
func lines(text string) (list []string) {
	for line := range strings.SplitSeq(text, "\n") {
		if len(list) == maxLines {
			return append(list, "...")
		}
		list = append(list, printable(short(line)))
	}
	return list
}

func short(line string) string {
	if len(line) > maxShown {
		return fmt.Sprintf("%s... (%d bytes)", line[:maxShown], len(line))
	}
	return line
}

// printable writes characters other than letters, digits and signs as Go does.
func printable(line string) string {
	clean := utf8.ValidString(line)
	for _, r := range line {
		clean = clean && (strconv.IsPrint(r) || r == '\t')
	}
	if clean {
		return line
	}
	q := strings.ReplaceAll(strconv.Quote(line), `\"`, `"`)
	return q[1 : len(q)-1]
}

// common is the number of characters that both begin with.
func common(a, b string) (n int) {
	x, y := []rune(a), []rune(b)
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	return n
}

// merge is the shortest way from want to got: lines of both, of want alone (-), of got alone (+).
func merge(want, got []string) (out []string) {
	// length[i][j] is that of the longest common sequence of want[i:] and got[j:].
	length := make([][]int, len(want)+1)
	for i := range length {
		length[i] = make([]int, len(got)+1)
	}
	for i := len(want) - 1; i >= 0; i-- {
		for j := len(got) - 1; j >= 0; j-- {
			if want[i] == got[j] {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(want) || j < len(got) {
		switch {
		case i < len(want) && j < len(got) && want[i] == got[j]:
			out = append(out, "  "+want[i])
			i, j = i+1, j+1
		case j == len(got) || i < len(want) && length[i+1][j] >= length[i][j+1]:
			out = append(out, "- "+want[i])
			i++
		default:
			out = append(out, "+ "+got[j])
			j++
		}
	}
	return out
}
