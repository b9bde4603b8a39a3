package main

import (
	"maps"
	"regexp"
	"slices"
	"strings"
)

// supplemental writes what belongs to no locale.
func (s source) supplemental(w *writer, locales []string) error {
	read := func(file string, path ...string) object {
		o, err := s.read("cldr-core", "supplemental", file+".json")
		if err != nil {
			panic(err) // the packages are pinned
		}
		return at(o, append([]string{"supplemental"}, path...)...).(object)
	}
	plurals := map[string]string{}
	for letter, file := range map[string][2]string{"c": {"plurals", "plurals-type-cardinal"}, "o": {"ordinals", "plurals-type-ordinal"}} {
		flatten(plurals, letter, read(file[0], file[1]), func(p string) string { return strings.Replace(p, "pluralRule-count-", "", 1) })
	}
	for k, v := range plurals { // without the samples
		v, _, _ = strings.Cut(v, "@")
		if plurals[k] = strings.TrimSpace(v); plurals[k] == "" {
			delete(plurals, k)
		}
	}
	for letter, file := range map[string][2]string{"c": {"plurals", "plurals-type-cardinal"}, "o": {"ordinals", "plurals-type-ordinal"}} {
		for l := range read(file[0], file[1]) {
			plurals[letter+"/"+l] = "known"
		}
	}
	flatten(plurals, "r", read("pluralRanges", "plurals"), func(p string) string {
		return strings.NewReplacer("pluralRange-start-", "", "-end-", "/").Replace(p)
	})
	w.table("+plurals", pairs(plurals))

	likely := map[string]string{}
	flatten(likely, "", read("likelySubtags", "likelySubtags"), func(p string) string { return p })
	w.table("+likely", pairs(likely))

	alias := read("aliases", "metadata", "alias")
	aliases := map[string]string{}
	for letter, kind := range map[string]string{"l": "languageAlias", "r": "territoryAlias", "s": "scriptAlias", "v": "variantAlias"} {
		for k, v := range alias[kind].(object) {
			aliases[letter+"/"+k] = v.(object)["_replacement"].(string)
		}
	}
	w.table("+aliases", pairs(aliases))

	misc := map[string]string{"locales": strings.Join(locales, " ")}
	o, err := s.read("cldr-core", "defaultContent.json")
	if err != nil {
		return err
	}
	var short []string
	for _, l := range o["defaultContent"].([]any) {
		short = append(short, l.(string))
	}
	misc["default"] = strings.Join(short, " ")
	for l, p := range s.parents() {
		misc["parent/"+l] = p
	}
	for name, v := range read("numberingSystems", "numberingSystems") {
		if o := v.(object); o["_type"] == "numeric" {
			misc["digits/"+name] = o["_digits"].(string)
		}
	}
	for code, v := range read("currencyData", "currencyData", "fractions") {
		misc["fraction/"+code] = v.(object)["_digits"].(string)
	}
	for l, v := range read("dayPeriods", "dayPeriodRuleSet") {
		for period, v := range v.(object) {
			o := v.(object)
			if t, ok := o["_at"].(string); ok {
				misc["period/"+l+"/"+period] = t
			} else {
				misc["period/"+l+"/"+period] = o["_from"].(string) + " " + o["_before"].(string)
			}
		}
	}
	for region, v := range read("timeData", "timeData") {
		misc["hours/"+strings.ReplaceAll(region, "_", "-")] = v.(object)["_preferred"].(string) + " " + v.(object)["_allowed"].(string)
	}
	for region, v := range read("calendarPreferenceData", "calendarPreferenceData") {
		var list []string
		for _, c := range v.([]any) {
			list = append(list, c.(string))
		}
		misc["calendar/"+region] = strings.Join(list, " ")
	}
	week := read("weekData", "weekData")
	for _, kind := range []string{"minDays", "firstDay", "weekendStart", "weekendEnd"} {
		for region, v := range week[kind].(object) {
			if !strings.Contains(region, "alt") {
				misc[kind+"/"+region] = v.(string)
			}
		}
	}
	w.table("+misc", pairs(misc))
	w.table("+zones", pairs(s.metazones(read("metaZones", "metaZones", "metazoneInfo", "timezone"), read("metaZones", "metaZones")["metazones"])))
	return nil
}

var span = regexp.MustCompile(`[-: ]`)

// metazones are the names by which zones are called, with the times at which these change, and the zones' other names.
func (s source) metazones(info object, list any) map[string]string {
	out := map[string]string{}
	var walk func(path string, v any)
	walk = func(path string, v any) {
		switch v := v.(type) {
		case object:
			for k, x := range v {
				walk(strings.TrimPrefix(path+"/"+k, "/"), x)
			}
		case []any:
			var uses []string
			for _, x := range v {
				o := x.(object)["usesMetazone"].(object)
				from, _ := o["_from"].(string)
				to, _ := o["_to"].(string)
				uses = append(uses, o["_mzone"].(string)+" "+span.ReplaceAllString(from, "")+" "+span.ReplaceAllString(to, ""))
			}
			out["zone/"+path] = strings.Join(uses, ";")
		}
	}
	walk("", info)
	if list, ok := list.([]any); ok {
		for _, x := range list {
			o := x.(object)["mapZone"].(object)
			out["golden/"+o["_other"].(string)+"/"+o["_territory"].(string)] = o["_type"].(string)
		}
	}
	o, err := s.read("cldr-bcp47", "bcp47", "timezone.json")
	if err != nil {
		panic(err)
	}
	tz := at(o, "keyword", "u", "tz").(object)
	for _, k := range slices.Sorted(maps.Keys(tz)) {
		v, ok := tz[k].(object)
		if !ok {
			continue
		}
		names, _ := v["_alias"].(string)
		all := strings.Fields(names)
		if len(all) == 0 {
			continue
		}
		out["tz/"+all[0]] = k
		for _, n := range all[1:] {
			out["alias/"+n] = all[0]
		}
		if iana, ok := v["_iana"].(string); ok {
			out["iana/"+all[0]] = iana
		}
	}
	return out
}
