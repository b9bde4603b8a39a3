package http1

import (
	"bufio"
	"strings"
	"testing"

	"github.com/valyala/fasthttp"
)

// TestLibraryTakesMore checks the claims of doc.go about fasthttp's parser: it accepts these requests, which are rejected here. If
// it fails, reconsider the decision.
func TestLibraryTakesMore(t *testing.T) {
	lax := map[string]bool{"folded line": true, "LF behind request line": true, "name with space": true,
		"both framings": true, "both, other order": true, "identity": true, "two empty lines before": true,
		"Host with path": true, "Host with userinfo": true, "fragment in target": true}
	for _, c := range refusedRequests {
		var h fasthttp.RequestHeader
		h.DisableNormalizing()
		err := h.Read(bufio.NewReader(strings.NewReader(c.raw)))
		if lax[c.name] && err != nil {
			t.Errorf("%s: refused by fasthttp as well: %v", c.name, err)
		}
		if err == nil {
			t.Logf("taken by fasthttp: %s", c.name)
		}
	}
}
