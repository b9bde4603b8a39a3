package host_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// layered are the packages whose files form no circle: each file uses only files below it, so that they can be read from the top down.
var layered = []string{"host/adapter/js"}

// TestLayers holds that no two files of a package in layered use each other, directly or through others. A file uses another if it names
// a type, function, method, field, variable or constant of it.
func TestLayers(t *testing.T) {
	for _, room := range layered {
		uses := fileUses(t, filepath.Join("..", room))
		if len(uses) < 5 {
			t.Errorf("%s: only %d files use others: are the names resolved?", room, len(uses))
		}
		if c := circle(uses); c != nil {
			t.Errorf("%s: files use each other in a circle: %s", room, strings.Join(c, " -> "))
		}
	}
}

// nothing imports packages as empty ones: only the names of the package itself are of interest.
type nothing struct{}

func (nothing) Import(path string) (*types.Package, error) {
	p := types.NewPackage(path, filepath.Base(path))
	p.MarkComplete()
	return p, nil
}

// fileUses returns for each file of a package the others that it uses.
func fileUses(t *testing.T, dir string) map[string][]string {
	t.Helper()
	set := token.NewFileSet()
	list, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, name := range list {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
	config := types.Config{Importer: nothing{}, Error: func(error) {}} // names of other packages are not found
	pkg, _ := config.Check(dir, set, files, info)
	uses := map[string][]string{}
	for id, object := range info.Uses {
		local := object.Parent() != nil && object.Parent() != pkg.Scope()
		if _, imported := object.(*types.PkgName); imported || local || object.Pkg() != pkg {
			continue
		}
		from, to := filepath.Base(set.Position(id.Pos()).Filename), filepath.Base(set.Position(object.Pos()).Filename)
		if from != to && !slices.Contains(uses[from], to) {
			uses[from] = append(uses[from], to)
		}
	}
	return uses
}

// circle returns files of which each uses the next, and the last is the first; nil if no files do.
func circle(uses map[string][]string) []string {
	done := map[string]bool{}
	var path []string
	var visit func(file string) []string
	visit = func(file string) []string {
		if at := slices.Index(path, file); at >= 0 {
			return append(slices.Clone(path[at:]), file)
		}
		if done[file] {
			return nil
		}
		path = append(path, file)
		for _, next := range uses[file] {
			if c := visit(next); c != nil {
				return c
			}
		}
		path, done[file] = path[:len(path)-1], true
		return nil
	}
	for file := range uses {
		if c := visit(file); c != nil {
			return c
		}
	}
	return nil
}
