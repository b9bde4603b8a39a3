package host_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// reports is how a function's doc comment describes its bool.
var reports = regexp.MustCompile(`\breports (whether|true|false)\b`)

// directive is a comment for a tool, which cannot be broken into lines.
var directive = regexp.MustCompile(`^//(go|line|export|nolint)\b`)

// widest is how many columns a line of a comment may have in Go, a tab counting as four.
const widest = 140

// proseFiles returns the files whose texts are checked: everything that people write here. Generated and foreign files are left out.
func proseFiles(t *testing.T) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			switch d.Name() {
			case ".git", "dist", "target", "node_modules", "corpus":
				return filepath.SkipDir
			}
			return nil
		}
		switch filepath.Ext(path) {
		case ".go", ".c", ".h", ".rs", ".ts", ".js", ".md":
			files = append(files, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// readProse returns the texts of a file, and the faults in its form.
func readProse(t *testing.T, path, rel string) ([]prose, []string) {
	t.Helper()
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	switch filepath.Ext(path) {
	case ".go":
		return goProse(t, path, rel, src)
	case ".md":
		return markdown(rel, string(src)), nil
	}
	return comments(rel, string(src)), nil
}

// goProse returns the comments of a Go file and, outside tests, the texts in its code.
func goProse(t *testing.T, path, rel string, src []byte) ([]prose, []string) {
	t.Helper()
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, path, src, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	var texts []prose
	var faults []string
	for _, group := range file.Comments {
		var lines []string
		first := set.Position(group.Pos()).Line
		for _, c := range group.List {
			for i, line := range strings.Split(c.Text, "\n") {
				at := set.Position(c.Pos())
				indent := 0
				if i == 0 {
					indent = at.Column - 1 + 3*strings.Count(string(src[at.Offset-at.Column+1:at.Offset]), "\t")
				}
				if n := indent + utf8.RuneCountInString(line); n > widest && !directive.MatchString(line) {
					faults = append(faults, fmt.Sprintf("%s:%d: %d columns: a comment has at most %d", rel, at.Line+i, n, widest))
				}
				lines = append(lines, strings.TrimLeft(line, "/* \t"))
			}
		}
		texts = append(texts, prose{rel, first, strings.Join(lines, "\n"), true})
	}
	if strings.HasSuffix(path, "_test.go") {
		return texts, faults
	}
	for _, decl := range file.Decls {
		if f, ok := decl.(*ast.FuncDecl); ok && f.Doc != nil {
			faults = append(faults, docFaults(rel, set.Position(f.Pos()).Line, f)...)
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if text, err := strconv.Unquote(lit.Value); err == nil && strings.Contains(text, " ") {
				texts = append(texts, prose{rel, set.Position(lit.Pos()).Line, text, false})
			}
		}
		return true
	})
	return texts, faults
}

// docFaults checks a function's doc comment: it begins with the name, and an exported function that returns one bool reports whether.
func docFaults(rel string, line int, f *ast.FuncDecl) []string {
	var faults []string
	doc := f.Doc.Text()
	if doc == "" {
		return nil // a directive
	}
	if word, _, _ := strings.Cut(doc, " "); strings.TrimRight(strings.TrimSpace(word), ",:.'s") != strings.TrimRight(f.Name.Name, "s") {
		faults = append(faults, fmt.Sprintf("%s:%d: the doc comment of %s does not begin with its name", rel, line, f.Name.Name))
	}
	if r := f.Type.Results; r != nil && len(r.List) == 1 && len(r.List[0].Names) < 2 && f.Name.IsExported() {
		if id, ok := r.List[0].Type.(*ast.Ident); ok && id.Name == "bool" && !reports.MatchString(strings.ReplaceAll(doc, "\n", " ")) {
			faults = append(faults, fmt.Sprintf("%s:%d: %s returns a bool: its doc comment has no \"reports whether\"", rel, line, f.Name.Name))
		}
	}
	return faults
}

// markdown returns the paragraphs, headings, items and rows of a document, without its blocks of code.
func markdown(rel, src string) []prose {
	var texts []prose
	var now []string
	first, fence := 0, false
	flush := func() {
		if len(now) > 0 {
			texts = append(texts, prose{rel, first, strings.Join(now, "\n"), true})
		}
		now = nil
	}
	for i, line := range strings.Split(src, "\n") {
		trimmed := strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(trimmed, "```"):
			flush()
			fence = !fence
		case fence:
		case trimmed == "":
			flush()
		case strings.ContainsAny(trimmed[:1], "#-*|>"):
			flush()
			now, first = []string{strings.TrimLeft(trimmed, "#-*|> ")}, i+1
		default:
			if now == nil {
				first = i + 1
			}
			now = append(now, trimmed)
		}
	}
	flush()
	return texts
}

var (
	lineComment  = regexp.MustCompile(`(?:^|\s)//[/!]?(?:\s+(.*))?$`)
	blockComment = regexp.MustCompile(`^\s*/?\*+/?\s?(.*?)(?:\*/)?$`)
)

// comments returns the comments of C, Rust, AssemblyScript, TypeScript and JavaScript, found line by line.
func comments(rel, src string) []prose {
	var texts []prose
	var now []string
	first := 0
	flush := func() {
		if len(now) > 0 {
			texts = append(texts, prose{rel, first, strings.Join(now, "\n"), true})
		}
		now = nil
	}
	for i, line := range strings.Split(src, "\n") {
		m := lineComment.FindStringSubmatchIndex(line)
		if m == nil {
			if b := blockComment.FindStringSubmatch(line); b != nil {
				m = []int{0, 0, strings.Index(line, b[1]), len(line)}
			}
		}
		if m == nil || m[2] < 0 {
			flush()
			continue
		}
		if alone := strings.TrimSpace(line[:m[0]]) == ""; !alone || now == nil {
			flush()
			first = i + 1
		}
		now = append(now, strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(line[m[2]:m[3]]), "*/")))
	}
	flush()
	return texts
}
