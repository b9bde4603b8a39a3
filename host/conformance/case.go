package conformance

import (
	"bufio"
	"embed"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/wasmserve/wasmserve/guests/expect/check"
)

//go:embed testdata/cases/*.txt
var caseFiles embed.FS

// File is one file of cases.
type File struct {
	Name    string // without directory and ending: "01-hello"
	Title   string // its first comment
	Profile string // how the server must be set up; "main" unless the file sets another
	Cases   []Case
}

// Case is a list of steps over one connection.
type Case struct {
	Name  string
	Line  int
	Steps []Step
}

// Step is one line of a case: an operator and the rest of the line.
type Step struct {
	Op, Arg string
	Line    int
}

// operators are the operators of a case file besides the checks that expect.txt has as well, and whether they take an argument.
var operators = map[string]bool{
	">": true, ">>": true, "pause": true, "half-close": false, "close": false, "mark": false, "nobody": false, "pattern": true,
	"part": true, "read": true, "open": false, "closed": false, "until": true, "until!": true, "stalls": true, "beyond": true,
	"reload": true, "module": true, "front": true,
}

// takes reports whether op is an operator, and whether it takes an argument.
func takes(op string) (argument, known bool) {
	if known, argument := check.Known(op); known {
		return argument || op == "body", true
	}
	argument, known = operators[op]
	return argument, known
}

// Files returns the cases that come with the package, in order.
func Files() ([]File, error) {
	names, err := fs.Glob(caseFiles, "testdata/cases/*.txt")
	if err != nil {
		return nil, err
	}
	var list []File
	for _, name := range names {
		f, err := caseFiles.Open(name)
		if err != nil {
			return nil, err
		}
		file, err := Parse(strings.TrimSuffix(path.Base(name), ".txt"), f)
		f.Close()
		if err != nil {
			return nil, err
		}
		list = append(list, file)
	}
	return list, nil
}

// Parse reads a file of cases. Errors name the line.
func Parse(name string, r io.Reader) (File, error) {
	p := parser{file: File{Name: name, Profile: "main"}}
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		p.line++
		if err := p.take(in.Text()); err != nil {
			return File{}, fmt.Errorf("%s.txt:%d: %w", name, p.line, err)
		}
	}
	p.flush()
	if err := in.Err(); err != nil {
		return File{}, fmt.Errorf("%s.txt: %w", name, err)
	}
	if len(p.file.Cases) == 0 {
		return File{}, fmt.Errorf("%s.txt: no case: one begins with `= name`", name)
	}
	return p.file, nil
}

type parser struct {
	file File
	line int
	cur  *Case
	rows []string
}

func (p *parser) take(text string) error {
	text = strings.TrimLeft(text, " \t")
	op, arg, _ := strings.Cut(text, " ")
	argument, known := takes(op)
	switch {
	case text == "":
	case text[0] == '#':
		if p.file.Title == "" {
			p.file.Title = strings.TrimSpace(text[1:])
		}
	case op == "profile" && p.cur == nil:
		p.file.Profile = strings.TrimSpace(arg)
	case op == "=":
		p.flush()
		p.cur = &Case{Name: arg, Line: p.line}
	case p.cur == nil:
		return fmt.Errorf("%q stands before the first case", text)
	case op == ":":
		if len(p.cur.Steps) > 0 {
			return fmt.Errorf("rows belong right below the case's name")
		}
		p.rows = append(p.rows, arg)
	case !known:
		return fmt.Errorf("unknown step %q", op)
	case argument && arg == "" && op != ">" || !argument && arg != "":
		return fmt.Errorf("%s: wrong number of arguments", op)
	case op == "front":
		if len(p.cur.Steps) == 0 {
			return fmt.Errorf("front stands below no step")
		}
		if _, _, err := p.instead(arg); err != nil {
			return err
		}
		p.cur.Steps = append(p.cur.Steps, Step{op, arg, p.line})
	default:
		p.cur.Steps = append(p.cur.Steps, Step{op, arg, p.line})
	}
	return nil
}

// instead reads the argument of a front step: a front's name, and the step or `-`.
func (p *parser) instead(arg string) (front string, s Step, err error) {
	front, text, _ := strings.Cut(arg, " ")
	op, arg, _ := strings.Cut(text, " ")
	argument, known := takes(op)
	switch {
	case op == "-" && arg == "":
	case !known || op == "front":
		return "", s, fmt.Errorf("front: unknown step %q", op)
	case argument && arg == "" || !argument && arg != "":
		return "", s, fmt.Errorf("front: %s: wrong number of arguments", op)
	}
	return front, Step{op, arg, p.line}, nil
}

// over returns the steps for that front.
func (c Case) over(front string) []Step {
	list := make([]Step, 0, len(c.Steps))
	for _, s := range c.Steps {
		if s.Op != "front" {
			list = append(list, s)
			continue
		}
		p := parser{line: s.Line}
		name, other, err := p.instead(s.Arg) // the parser has seen it, but for rows
		if err != nil || name != front {
			continue
		}
		list = list[:len(list)-1]
		if other.Op != "-" {
			list = append(list, other)
		}
	}
	return list
}

// flush ends the current case: one copy per row, or one.
func (p *parser) flush() {
	if p.cur == nil {
		return
	}
	for _, row := range p.rows {
		word, rest, _ := strings.Cut(row, " ")
		fill := strings.NewReplacer("{1}", word, "{2}", rest)
		c := Case{Name: fill.Replace(p.cur.Name), Line: p.cur.Line}
		for _, s := range p.cur.Steps {
			c.Steps = append(c.Steps, Step{s.Op, fill.Replace(s.Arg), s.Line})
		}
		p.file.Cases = append(p.file.Cases, c)
	}
	if len(p.rows) == 0 {
		p.file.Cases = append(p.file.Cases, *p.cur)
	}
	p.cur, p.rows = nil, nil
}
