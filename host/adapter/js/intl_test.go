package js

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/host/adapter"
	"github.com/wasmserve/wasmserve/host/js/ext/intl"
)

// A language without data gets English, and the log names it once for all instances; requests that name many fill neither the log nor
// memory.
func TestIntlFallback(t *testing.T) {
	inst, e := open(t, `export default { async fetch(req) {
	const l = await req.text();
	return new Response([new Intl.PluralRules(l).select(3), new Intl.PluralRules(l).resolvedOptions().locale, new Date(0).toLocaleDateString(l, { timeZone: 'UTC' })].join());
} }`)
	say := func(language, want string) {
		t.Helper()
		if _, got, _ := strings.Cut(ask(inst, "POST /", language), "] "); got != want {
			t.Errorf("%s: %s, want %s", language, got, want)
		}
	}
	say("pl", "few,pl,1.01.1970")
	say("de-AT", "other,de-AT,1.1.1970")
	say("th", "other,th,1/1/2513")
	if logs := e.logged(); len(logs) > 0 {
		t.Errorf("logs %q", logs)
	}
	for range 3 {
		say("tlh-AQ", "other,en-US,1/1/1970")
	}
	if logs := e.logged(); len(logs) != 1 || logs[0] != `4 Intl: language "tlh": numbers, dates and plurals are as in English (en-US), since CLDR has no data for it` {
		t.Errorf("logs %q", logs)
	}
	for range 2 {
		say("ja-u-ca-japanese", "other,ja,1970/1/1")
	}
	if logs := e.logged(); len(logs) != 2 || logs[1] != `4 Intl: language "ja": dates are written in the Gregorian calendar, since japanese is missing` {
		t.Errorf("logs %q", logs)
	}
	for i := range 200 {
		say(fmt.Sprintf("q%c%c", 'a'+i/26, 'a'+i%26), "other,en-US,1/1/1970")
	}
	if logs := e.logged(); len(logs) > intl.MaxFallbacks {
		t.Errorf("%d lines in the log", len(logs))
	}
}

// A number that is too long for the host is an error, and not a format.
func TestIntlLong(t *testing.T) {
	inst, _ := open(t, `export default { async fetch(req) {
	const n = await req.json(), f = new Intl.NumberFormat('de'), big = n > 1000 ? '0.' + '1'.repeat(n) : 10n ** BigInt(n);
	return new Response([() => f.format('9'.repeat(n)), () => f.format(big).length, () => f.formatToParts(big).length, () => f.formatRange(1n, big).length, () => new Intl.PluralRules('de').selectRange(1n, big)]
		.map((c) => { try { return c(); } catch (e) { return e.name; } }).join());
} }`)
	for _, c := range []struct{ n, want string }{{"20", "99.999.999.999.999.999.999,27,13,29,other"}, {"400", "∞,534,267,536,other"}, {"200000", "∞,RangeError,RangeError,RangeError,RangeError"}} {
		if _, got, _ := strings.Cut(ask(inst, "POST /", c.n), "] "); got != c.want {
			t.Errorf("%s digits: %s, want %s", c.n, got, c.want)
		}
	}
}

// The host's work for Intl is a request's work: it ends with the budget.
func TestIntlBudget(t *testing.T) {
	inst, e := open(t, `export default { fetch() {
	const x = '9'.repeat(100000);
	for (;;) { new Intl.NumberFormat('hi').format(x); new Intl.DateTimeFormat(['qaa', 'hi'], { dateStyle: 'full' }).formatRange(0, 1e12); }
} }`)
	e.limit(adapter.Limits{GuestTime: 200 * time.Millisecond})
	done := make(chan string, 1)
	go func() { done <- ask(inst, "/", "") }()
	select {
	case got := <-done:
		if !strings.Contains(got, "200ms") {
			t.Error(got)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("it works on")
	}
}
