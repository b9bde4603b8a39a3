package main

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// slots replaces the properties that web-streams-polyfill keeps in its streams with symbols: names that begin with _ would be visible to
// Object.keys and JSON.stringify. Names of methods and of properties of literals stay, since only the package's own objects have them.
var slots = api.Plugin{Name: "slots", Setup: func(b api.PluginBuild) {
	b.OnLoad(api.OnLoadOptions{Filter: `/web-streams-polyfill/dist/ponyfill\.mjs$`}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
		src, err := os.ReadFile(a.Path)
		if err != nil {
			return api.OnLoadResult{}, err
		}
		text, err := hidden(string(src))
		return api.OnLoadResult{Contents: &text}, err
	})
}}

var (
	defined = regexp.MustCompile(`(?:^|[^.\w$"])_(\w{2,})[(:]`)
	used    = regexp.MustCompile(`\._(\w{2,})|"_(\w{2,})"`)
)

func hidden(src string) (string, error) {
	kept := map[string]bool{}
	for _, m := range defined.FindAllStringSubmatch(src, -1) {
		kept[m[1]] = true
	}
	var names []string
	src = used.ReplaceAllStringFunc(src, func(s string) string {
		name := strings.Trim(s, `._"`)
		if kept[name] {
			return s
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
		if s[0] == '"' {
			return "$_" + name
		}
		return "[$_" + name + "]"
	})
	if !slices.Contains(names, "disturbed") {
		return "", fmt.Errorf("web-streams-polyfill does not keep its parts as it did: see host/js/bundle/gen/slots.go")
	}
	head := ""
	for _, n := range names {
		head += fmt.Sprintf("const $_%s = Symbol(%q);\n", n, n)
	}
	return head + src + "\nexport { $_disturbed as disturbed };\n", nil
}
