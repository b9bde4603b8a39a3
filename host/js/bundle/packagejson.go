package bundle

// package.json: its fields, and where "exports" and "imports" lead (nodejs.org/api/packages.html, the algorithm of
// nodejs.org/api/esm.html).

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
)

// conditions are Bun 1.4.5's (bun build --target=bun), and "wasmserve". The order in the package counts, not the order here.
var conditions = []string{"wasmserve", "bun", "node", "default"}

// packageJSON is one package.json. It is constant.
type packageJSON struct {
	dir     string // canonical
	name    string
	main    string
	module  string
	exports any // nil: none
	imports any
	pure    bool             // sideEffects is false, or a list
	effects []*regexp.Regexp // the files of the list, which have side effects
}

// object is a JSON object in the order of its text.
type object []member

type member struct {
	key   string
	value any
}

func (o object) get(key string) any {
	for _, m := range o {
		if m.key == key {
			return m.value
		}
	}
	return nil
}

// maxNesting limits the nesting of JSON files.
const maxNesting = 100

// parseJSON reads JSON with objects in order.
func parseJSON(text []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))))
	return decodeJSON(d, 0)
}

func decodeJSON(d *json.Decoder, depth int) (any, error) {
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	delim, ok := token.(json.Delim)
	if !ok {
		return token, nil
	}
	if depth == maxNesting {
		return nil, fmt.Errorf("is nested more than %d deep", maxNesting)
	}
	list, members := []any{}, object{}
	for d.More() {
		var key string
		if delim == '{' {
			name, err := d.Token()
			if err != nil {
				return nil, err
			}
			key, _ = name.(string)
		}
		value, err := decodeJSON(d, depth+1)
		if err != nil {
			return nil, err
		}
		if delim == '{' {
			members = append(members, member{key, value})
		} else {
			list = append(list, value)
		}
	}
	if _, err := d.Token(); err != nil { // the end
		return nil, err
	}
	if delim == '{' {
		return members, nil
	}
	return list, nil
}

// parsePackage parses the package.json of a directory. An invalid one counts as empty, so that what it exports is not found.
func parsePackage(dir string, text []byte) *packageJSON {
	p := &packageJSON{dir: dir}
	all, _ := parseJSON(text)
	fields, _ := all.(object)
	p.name, _ = fields.get("name").(string)
	p.main, _ = fields.get("main").(string)
	p.module, _ = fields.get("module").(string)
	p.exports, p.imports = fields.get("exports"), fields.get("imports")
	switch v := fields.get("sideEffects").(type) {
	case bool:
		p.pure = !v
	case []any:
		p.pure = true
		for _, item := range v {
			if glob, ok := item.(string); ok {
				p.effects = append(p.effects, globRegexp(glob))
			}
		}
	}
	return p
}

// globRegexp returns the expression for a pattern of "sideEffects", for paths from the package's directory. A pattern without a slash
// matches in every directory.
func globRegexp(glob string) *regexp.Regexp {
	if glob = strings.TrimPrefix(glob, "./"); !strings.Contains(glob, "/") {
		glob = "**/" + glob
	}
	var b strings.Builder
	b.WriteString("^")
	for len(glob) > 0 {
		switch {
		case strings.HasPrefix(glob, "**/"):
			b.WriteString("(?:.*/)?")
			glob = glob[3:]
		case strings.HasPrefix(glob, "**"):
			b.WriteString(".*")
			glob = glob[2:]
		case glob[0] == '*':
			b.WriteString("[^/]*")
			glob = glob[1:]
		case glob[0] == '?':
			b.WriteString("[^/]")
			glob = glob[1:]
		default:
			b.WriteString(regexp.QuoteMeta(glob[:1]))
			glob = glob[1:]
		}
	}
	b.WriteString("$")
	re, err := regexp.Compile(b.String())
	if err != nil {
		return regexp.MustCompile("") // side effects everywhere
	}
	return re
}

// sideEffects reports whether a file of the package has side effects, so that it is kept though nothing of it is used.
func (p *packageJSON) sideEffects(file string) bool {
	if p == nil || !p.pure {
		return true
	}
	rel := strings.TrimPrefix(strings.TrimPrefix(file, p.dir), "/")
	if p.dir == "." {
		rel = file
	}
	return slices.ContainsFunc(p.effects, func(re *regexp.Regexp) bool { return re.MatchString(rel) })
}

// export returns the file that subpath ("." or "./x") of the package leads to, from its directory. false: it is not exported.
func (p *packageJSON) export(subpath, kind string) (string, bool) {
	table, ok := p.exports.(object)
	if !ok || len(table) == 0 || !strings.HasPrefix(table[0].key, ".") { // of "." alone
		if subpath != "." {
			return "", false
		}
		return target(p.exports, "", kind, 0)
	}
	return lookUp(table, subpath, kind)
}

// imported returns the target of name ("#x"): a file ("./x") or another package. false: the package has no such import.
func (p *packageJSON) imported(name, kind string) (string, bool) {
	table, _ := p.imports.(object)
	return lookUp(table, name, kind)
}

// lookUp finds name in a table of exports or imports: exactly, or by the pattern with the longest beginning.
func lookUp(table object, name, kind string) (string, bool) {
	if v := table.get(name); v != nil && !strings.Contains(name, "*") {
		return target(v, "", kind, 0)
	}
	var best member
	bestBefore, bestRest := -1, ""
	for _, m := range table {
		before, after, star := strings.Cut(m.key, "*")
		if !star && !strings.HasSuffix(m.key, "/") || len(before) <= bestBefore || !strings.HasPrefix(name, before) || len(name) <= len(before) {
			continue
		}
		rest, ok := strings.CutSuffix(name[len(before):], after)
		if !ok {
			continue
		}
		best, bestBefore, bestRest = m, len(before), rest
	}
	if bestBefore < 0 {
		return "", false
	}
	return target(best.value, bestRest, kind, 0)
}

// target follows conditions to a path.
func target(v any, star, kind string, depth int) (string, bool) {
	if depth > maxNesting {
		return "", false
	}
	switch v := v.(type) {
	case string:
		if !strings.Contains(v, "*") && strings.HasSuffix(v, "/") { // the old form: a directory
			return v + star, true
		}
		return strings.ReplaceAll(v, "*", star), true
	case object:
		for _, m := range v {
			if m.key != kind && !slices.Contains(conditions, m.key) {
				continue
			}
			if m.value == nil {
				return "", false
			}
			if to, ok := target(m.value, star, kind, depth+1); ok {
				return to, true
			}
		}
	case []any:
		for _, item := range v {
			if to, ok := target(item, star, kind, depth+1); ok {
				return to, true
			}
		}
	}
	return "", false
}

// inside returns the name of a target of exports in the package; false: it is not a path in the package.
func (p *packageJSON) inside(to string) (string, bool) {
	rel, ok := strings.CutPrefix(to, "./")
	return path.Join(p.dir, rel), ok
}
