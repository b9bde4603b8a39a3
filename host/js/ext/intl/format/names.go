package format

// Names of languages, regions and so on (ECMA-402, 12; UTS 35 part 2).

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wasmserve/wasmserve/host/js/ext/intl/cldr"
)

// Name returns the name of a code in a language: of a language tag, a region, a script, a currency, a calendar or a dateTimeField.
// style is long, short or narrow; dialect names British English where a language has such a name. "" is a code that has no name.
func Name(locale, kind, style, code string, dialect bool) string {
	l := cldr.Find(locale)
	s := name(l, kind, style, code, dialect)
	if use := contexts[kind]; use != "" && s != "" && l.Get("texts", "context/"+use) != "" {
		r, n := utf8.DecodeRuneInString(s)
		s = string(unicode.ToTitle(r)) + s[n:]
	}
	return s
}

// contexts are the names under which CLDR knows which begin with a capital where they stand alone.
var contexts = map[string]string{"language": "languages", "region": "territory", "script": "script", "calendar": "keyValue"}

func name(l *cldr.Locale, kind, style, code string, dialect bool) string {
	short := style != "long"
	switch kind {
	case "region":
		return shortOr(l, "r/"+code, short)
	case "script":
		return l.Get("names", "s/"+code)
	case "currency":
		switch style {
		case "long":
			return l.Get("currencies", code+"/name")
		case "narrow":
			if v := l.Get("currencies", code+"/narrow"); v != "" {
				return v
			}
		}
		if v := l.Get("currencies", code+"/symbol"); v != "" && v != code {
			return v
		}
		return ""
	case "calendar":
		switch code {
		case "gregory":
			code = "gregorian"
		case "ethioaa":
			code = "ethiopic-amete-alem"
		}
		return l.Get("names", "types/calendar/"+code)
	case "dateTimeField":
		return fieldName(l, style, code)
	}
	return languageName(l, code, short, dialect)
}

func shortOr(l *cldr.Locale, key string, short bool) string {
	if short {
		if v := l.Get("names", key+"-alt-short"); v != "" {
			return v
		}
	}
	return l.Get("names", key)
}

func fieldName(l *cldr.Locale, style, code string) string {
	name := map[string]string{"era": "era", "year": "year", "quarter": "quarter", "month": "month", "weekOfYear": "week", "weekday": "weekday", "day": "day", "dayPeriod": "dayperiod",
		"hour": "hour", "minute": "minute", "second": "second", "timeZoneName": "zone"}[code]
	if style != "long" {
		if v := l.Get("texts", "field/"+name+"-"+style+"/displayName"); v != "" {
			return v
		}
	}
	return l.Get("texts", "field/"+name+"/displayName")
}

// languageName puts a tag's name together (ICU, LocaleDisplayNames).
func languageName(l *cldr.Locale, code string, short, dialect bool) string {
	t, ok := cldr.Parse(code)
	if !ok {
		return ""
	}
	name := ""
	script, region := t.Script, t.Region
	if dialect {
		for _, c := range []struct{ s, r string }{{script, region}} {
			if c.s == "" && c.r == "" {
				continue
			}
			key := t.Language
			if c.s != "" {
				key += "-" + c.s
			}
			if c.r != "" {
				key += "-" + c.r
			}
			if name = shortOr(l, "l/"+key, short); name != "" {
				if c.s != "" {
					script = ""
				}
				if c.r != "" {
					region = ""
				}
				break
			}
		}
	}
	if name == "" {
		name = shortOr(l, "l/"+t.Language, short)
	}
	if name == "" {
		if script == "" && region == "" && len(t.Variants) == 0 {
			return ""
		}
		name = t.Language
	}
	var extra []string
	add := func(prefix, code string) {
		if code == "" {
			return
		}
		v := shortOr(l, prefix+code, short)
		if v == "" {
			v = code
		}
		extra = append(extra, v)
	}
	add("s/", script)
	add("r/", region)
	for _, v := range t.Variants {
		extra = append(extra, strings.ToUpper(v))
	}
	if len(extra) == 0 {
		return name
	}
	list := extra[0]
	for _, x := range extra[1:] {
		list = fill(l.Get("names", "localeDisplayPattern/localeSeparator"), list, x)
	}
	open, shut := "(", ")"
	if pattern := l.Get("names", "localeDisplayPattern/localePattern"); strings.Contains(pattern, "（") {
		open, shut = "（", "）"
	}
	list = strings.NewReplacer(open, "[", shut, "]").Replace(list)
	return fill(l.Get("names", "localeDisplayPattern/localePattern"), name, list)
}
