package bundle

// tsconfig.json: "paths" and "baseUrl" apply below its directory; the settings of JSX, decorators and class fields apply to the
// complete script, from the entry's tsconfig.json.

import (
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
)

// tsconfig holds the settings of one tsconfig.json and those that it extends. It is constant.
type tsconfig struct {
	base     string  // of non-relative imports; "": not set
	paths    []alias // in the order of the file
	pathBase string  // the directory that paths are relative to
	compiler map[string]any
}

// alias is one entry of "paths".
type alias struct {
	pattern string
	to      []string
}

// compilerOptions lists the options that change the output.
var compilerOptions = []string{"experimentalDecorators", "jsx", "jsxFactory", "jsxFragmentFactory", "jsxImportSource", "target", "useDefineForClassFields", "verbatimModuleSyntax",
	"importsNotUsedAsValues", "preserveValueImports"}

// maxExtends limits the length of a chain of "extends".
const maxExtends = 16

// config returns the tsconfig.json that applies to a directory: the next one upwards. nil: none.
func (r *resolver) config(dir string) *tsconfig {
	r.mu.Lock()
	c, ok := r.configs[dir]
	r.mu.Unlock()
	if ok {
		return c
	}
	name := path.Join(dir, "tsconfig.json")
	switch {
	case r.tree.isFile(name):
		c = &tsconfig{compiler: map[string]any{}}
		r.extend(c, name, 0)
	case dir != ".":
		c = r.config(path.Dir(dir))
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.configs[dir] = c
	return c
}

// extend adds the settings of the file to the ones from the files that it extends. Files that cannot be read are ignored.
func (r *resolver) extend(c *tsconfig, file string, depth int) {
	text, name, err := r.tree.file(file)
	if err != nil || depth == maxExtends {
		return
	}
	all, _ := parseJSON(plainJSON(text))
	fields, _ := all.(object)
	dir := path.Dir(name)
	parents, _ := fields.get("extends").([]any)
	if one, ok := fields.get("extends").(string); ok {
		parents = []any{one}
	}
	for _, parent := range parents[:min(len(parents), maxExtends)] {
		if spec, ok := parent.(string); ok {
			if to, err := r.extended(spec, dir); err == nil {
				r.extend(c, to, depth+1)
			}
		}
	}
	options, _ := fields.get("compilerOptions").(object)
	for _, m := range options {
		switch m.key {
		case "baseUrl":
			if base, ok := m.value.(string); ok && !escapes(dir, base) {
				c.base, c.pathBase = path.Join(dir, base), path.Join(dir, base)
			}
		case "paths":
			c.paths = nil
			table, _ := m.value.(object)
			for _, p := range table {
				a := alias{pattern: p.key}
				list, _ := p.value.([]any)
				for _, to := range list {
					if s, ok := to.(string); ok {
						a.to = append(a.to, s)
					}
				}
				c.paths = append(c.paths, a)
			}
			if c.pathBase = c.base; c.base == "" {
				c.pathBase = dir
			}
		default:
			if slices.Contains(compilerOptions, m.key) {
				c.compiler[m.key] = m.value
			}
		}
	}
}

// extended returns the file that an "extends" means.
func (r *resolver) extended(spec, dir string) (string, error) {
	if !strings.HasPrefix(spec, ".") && !strings.HasPrefix(spec, "/") {
		for _, s := range []string{spec, spec + ".json", spec + "/tsconfig.json"} {
			if file, err := r.bare(s, dir, byRequire); err == nil && strings.HasSuffix(file, ".json") {
				return file, nil
			}
		}
		return "", errAbsent
	}
	name := path.Join(dir, spec)
	if strings.HasPrefix(spec, "/") {
		var ok bool
		if name, ok = r.tree.below(spec); !ok {
			return "", r.tree.outside()
		}
	}
	for _, n := range []string{name, name + ".json"} {
		if r.tree.isFile(n) {
			return n, nil
		}
	}
	return "", errAbsent
}

// aliased resolves a name by "paths" and "baseUrl".
func (r *resolver) aliased(spec, dir string) (string, error) {
	c := r.config(dir)
	if c == nil {
		return "", errAbsent
	}
	best, before, star := -1, -1, ""
	for n, a := range c.paths {
		head, tail, wild := strings.Cut(a.pattern, "*")
		if !wild && a.pattern == spec {
			best, star = n, ""
			break
		}
		if rest, ok := strings.CutPrefix(spec, head); wild && ok && len(head) > before {
			if rest, ok := strings.CutSuffix(rest, tail); ok {
				best, before, star = n, len(head), rest
			}
		}
	}
	if best >= 0 {
		for _, to := range c.paths[best].to {
			to = strings.Replace(to, "*", star, 1)
			if name, ok := r.tree.below(to); path.IsAbs(to) && ok {
				to = name
			} else if path.IsAbs(to) || escapes(c.pathBase, to) {
				return "", fmt.Errorf("is %q by \"paths\" of tsconfig.json, which %w", to, r.tree.outside())
			} else {
				to = path.Join(c.pathBase, to)
			}
			if file, err := r.load(to, false); err == nil || !errors.Is(err, errAbsent) {
				return file, err
			}
		}
	}
	if c.base != "" && !escapes(c.base, spec) {
		return r.load(path.Join(c.base, spec), false)
	}
	return "", errAbsent
}

// raw returns the settings as JSON for esbuild.
func (c *tsconfig) raw() string {
	if c == nil {
		return ""
	}
	options := map[string]any{}
	for k, v := range c.compiler {
		options[k] = v
	}
	switch jsx, _ := options["jsx"].(string); jsx {
	case "react": // the classic functions
	default:
		options["jsx"] = "react-jsx"
	}
	text, err := json.Marshal(map[string]any{"compilerOptions": options})
	if err != nil {
		return ""
	}
	return string(text)
}

// plainJSON returns JSON without the comments and trailing commas that tsconfig.json may have.
func plainJSON(text []byte) []byte {
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case c == '"':
			end := i + 1
			for end < len(text) && text[end] != '"' {
				if text[end] == '\\' {
					end++
				}
				end++
			}
			end = min(end+1, len(text))
			out = append(out, text[i:end]...)
			i = end - 1
		case c == '/' && i+1 < len(text) && text[i+1] == '/':
			for i+1 < len(text) && text[i+1] != '\n' {
				i++
			}
		case c == '/' && i+1 < len(text) && text[i+1] == '*':
			for i += 2; i+1 < len(text) && (text[i] != '*' || text[i+1] != '/'); i++ {
			}
			i++
		case c == '}' || c == ']':
			n := len(out)
			for n > 0 && strings.ContainsRune(" \t\r\n", rune(out[n-1])) {
				n--
			}
			if n > 0 && out[n-1] == ',' {
				out[n-1] = ' '
			}
			out = append(out, c)
		default:
			out = append(out, c)
		}
	}
	return out
}
