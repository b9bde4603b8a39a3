package cldr

// Language tags (BCP 47, UTS 35 part 1): their parts, canonical form, and likely subtags.

import (
	"slices"
	"strings"
)

// MaxTag bounds a tag, in bytes.
const MaxTag = 255

// Tag is a language tag's parts. Language is und if it is not set; Extensions begin with "-", sorted; Keys are the ones of -u-.
type Tag struct {
	Language, Script, Region string
	Variants                 []string
	Extensions               string
	Keys                     map[string]string // "nu": "arab"; "true" is ""
}

// Base is the tag without extensions.
func (t Tag) Base() string {
	s := join(t.Language, t.Script, t.Region)
	for _, v := range t.Variants {
		s += "-" + v
	}
	return s
}

func (t Tag) String() string { return t.Base() + t.Extensions }

func letters(s string, least, most int) bool {
	return len(s) >= least && len(s) <= most && !strings.ContainsFunc(s, func(r rune) bool { return r < 'a' || r > 'z' })
}

func digits(s string, n int) bool {
	return len(s) == n && !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}

func alphanumeric(s string, least, most int) bool {
	return len(s) >= least && len(s) <= most && !strings.ContainsFunc(s, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
}

func variant(s string) bool {
	return alphanumeric(s, 5, 8) || alphanumeric(s, 4, 4) && s[0] <= '9'
}

// Parse takes a tag apart. It has its canonical form then: cases, order, and names that replace deprecated ones. ok is false for one
// that is not well-formed.
func Parse(s string) (t Tag, ok bool) {
	if len(s) > MaxTag {
		return t, false
	}
	parts := strings.Split(strings.ToLower(s), "-")
	if !(letters(parts[0], 2, 3) || letters(parts[0], 5, 8)) {
		return t, false
	}
	t.Language, parts = parts[0], parts[1:]
	if len(parts) > 0 && letters(parts[0], 4, 4) {
		t.Script, parts = title(parts[0]), parts[1:]
	}
	if len(parts) > 0 && (letters(parts[0], 2, 2) || digits(parts[0], 3)) {
		t.Region, parts = strings.ToUpper(parts[0]), parts[1:]
	}
	for len(parts) > 0 && variant(parts[0]) {
		if slices.Contains(t.Variants, parts[0]) {
			return t, false
		}
		t.Variants, parts = append(t.Variants, parts[0]), parts[1:]
	}
	slices.Sort(t.Variants)
	if ok = t.extensions(parts); ok {
		t.replace()
	}
	return t, ok
}

func title(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// extensions reads what follows a tag's base.
func (t *Tag) extensions(parts []string) bool {
	seen, list := "", []string{}
	for len(parts) > 0 {
		single := parts[0]
		if len(single) != 1 || !alphanumeric(single, 1, 1) || strings.Contains(seen, single) {
			return false
		}
		seen += single
		least := 2
		n := 1
		if single == "x" {
			least = 1
		}
		for n < len(parts) && (single == "x" || len(parts[n]) > 1) {
			if !alphanumeric(parts[n], least, 8) {
				return false
			}
			n++
		}
		if n == 1 {
			return false
		}
		own := parts[1:n]
		parts = parts[n:]
		switch single {
		case "x":
			t.Extensions = strings.Join(list, "") + "-x-" + strings.Join(own, "-")
			slices.Sort(list)
			t.Extensions = strings.Join(list, "") + "-x-" + strings.Join(own, "-")
			return true
		case "u":
			u, ok := t.keys(own)
			if !ok {
				return false
			}
			list = append(list, u)
		case "t":
			if !transform(own) {
				return false
			}
			list = append(list, "-t-"+strings.Join(own, "-"))
		default:
			list = append(list, "-"+single+"-"+strings.Join(own, "-"))
		}
	}
	slices.Sort(list)
	t.Extensions = strings.Join(list, "")
	return true
}

// transform reports whether an extension t is well-formed: a language, or fields, each with a value.
func transform(own []string) bool {
	field := func(s string) bool { return len(s) == 2 && letters(s[:1], 1, 1) && s[1] >= '0' && s[1] <= '9' }
	i := 0
	if !field(own[0]) {
		n := 0
		for n < len(own) && !field(own[n]) {
			n++
		}
		t, ok := Parse(strings.Join(own[:n], "-"))
		if !ok || t.Extensions != "" {
			return false
		}
		i = n
	}
	for i < len(own) {
		if !field(own[i]) || i+1 == len(own) || field(own[i+1]) {
			return false
		}
		for i++; i < len(own) && !field(own[i]); i++ {
			if len(own[i]) < 3 {
				return false
			}
		}
	}
	return true
}

// keys reads the extension u: attributes, and keys with types.
func (t *Tag) keys(own []string) (string, bool) {
	var attributes, keys []string
	t.Keys = map[string]string{}
	for i := 0; i < len(own); {
		if len(own[i]) > 2 {
			attributes = append(attributes, own[i])
			i++
			continue
		}
		k := own[i]
		if !letters(k[1:], 1, 1) {
			return "", false
		}
		n := i + 1
		for n < len(own) && len(own[n]) > 2 {
			n++
		}
		v := strings.Join(own[i+1:n], "-")
		i = n
		if _, twice := t.Keys[k]; twice {
			continue
		}
		if r, ok := types[k+"-"+v]; ok {
			v = r
		}
		if v == "true" || v == "yes" && (k == "kb" || k == "kc" || k == "kh" || k == "kk" || k == "kn") {
			v = ""
		}
		t.Keys[k] = v
		keys = append(keys, k)
	}
	slices.Sort(attributes)
	slices.Sort(keys)
	return t.spelled(slices.Compact(attributes), keys), true
}

func (t *Tag) spelled(attributes, keys []string) string {
	s := "-u"
	for _, a := range attributes {
		s += "-" + a
	}
	for _, k := range keys {
		s += "-" + k
		if t.Keys[k] != "" {
			s += "-" + t.Keys[k]
		}
	}
	return s
}

// types maps types of keys to their canonical names (UTS 35, cldr-bcp47).
var types = map[string]string{
	"ca-gregorian": "gregory", "ca-ethiopic-amete-alem": "ethioaa", "ca-islamicc": "islamic-civil", "co-dictionary": "dict", "co-phonebook": "phonebk",
	"co-traditional": "trad", "co-gb2312han": "gb2312", "ks-primary": "level1", "ks-tertiary": "level3", "ms-imperial": "uksystem",
}

// replace puts the names that hold today in place of those that are deprecated.
func (t *Tag) replace() {
	aliases := pairs("+aliases")
	if len(t.Variants) > 0 { // art-lojban, hy-arevela
		if r, ok := aliases["l/"+strings.Join(append([]string{t.Language}, t.Variants...), "-")]; ok && t.Script == "" && t.Region == "" {
			t.Language, t.Variants = r, nil
		}
	}
	full := join(t.Language, t.Script, t.Region)
	for _, k := range []string{full, join(t.Language, "", t.Region), t.Language} {
		if r, ok := aliases["l/"+k]; ok {
			parts := strings.Split(r, "-")
			t.Language = parts[0]
			if k != t.Language && strings.Contains(k, "-") {
				t.Region = ""
			}
			for _, p := range parts[1:] {
				switch {
				case len(p) == 4 && t.Script == "":
					t.Script = p
				case (len(p) == 2 || len(p) == 3) && t.Region == "":
					t.Region = p
				}
			}
			break
		}
	}
	if r, ok := aliases["s/"+t.Script]; ok {
		t.Script = r
	}
	if r, ok := aliases["r/"+t.Region]; ok {
		list := strings.Fields(r)
		t.Region = list[0]
		if len(list) > 1 {
			if likely := (Tag{Language: t.Language, Script: t.Script}).Maximize().Region; slices.Contains(list, likely) {
				t.Region = likely
			}
		}
	}
	for i, v := range t.Variants {
		if r, ok := aliases["v/"+v]; ok {
			t.Variants[i] = r
		}
	}
}

// Maximize adds the likely script and region (UTS 35, 4.3). Unknown parts stay as they are.
func (t Tag) Maximize() Tag {
	likely := pairs("+likely")
	lang := t.Language
	script, region := t.Script, t.Region
	if script == "Zzzz" {
		script = ""
	}
	if region == "ZZ" {
		region = ""
	}
	if lang != "und" && script != "" && region != "" {
		return t
	}
	for _, k := range []string{join(lang, script, region), join(lang, "", region), join(lang, script, ""), lang, join("und", script, "")} {
		m, ok := likely[k]
		if !ok || k == "und" && lang != "und" {
			continue
		}
		p := strings.Split(m, "-")
		if lang == "und" {
			t.Language = p[0]
		}
		if script == "" {
			t.Script = p[1]
		}
		if region == "" {
			t.Region = p[2]
		}
		return t
	}
	return t
}

// Minimize removes what Maximize would add.
func (t Tag) Minimize() Tag {
	m := t.Maximize()
	base := join(m.Language, m.Script, m.Region)
	for _, c := range []Tag{{Language: m.Language}, {Language: m.Language, Region: m.Region}, {Language: m.Language, Script: m.Script}} {
		x := c.Maximize()
		if join(x.Language, x.Script, x.Region) == base {
			t.Language, t.Script, t.Region = c.Language, c.Script, c.Region
			return t
		}
	}
	t.Language, t.Script, t.Region = m.Language, m.Script, m.Region
	return t
}
