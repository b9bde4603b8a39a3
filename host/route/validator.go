package route

import (
	"fmt"
	"io/fs"
	"net/http"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// validators distinguish the states of a file (RFC 9110, 8.8).
type validators struct {
	modified time.Time        // whole seconds; zero: not known
	date     string           // modified in the form of Last-Modified; "": not known
	etag     string           // weak; "": not known
	fields   []exchange.Field // Last-Modified and ETag
}

// validatorsOf returns the validators of a file. The times 0 and 1 count as unknown: Nix, Bazel and reproducible images give
// them to every file, so that two files of the same length would have the same validators. A time in the future is sent as now, because
// Last-Modified must not be later than Date (RFC 9110, 8.8.2.1); the entity tag keeps the file's own.
func validatorsOf(info fs.FileInfo, now time.Time) (v validators) {
	changed := info.ModTime()
	if seconds := changed.Unix(); seconds == 0 || seconds == 1 {
		return v
	}
	v.etag = fmt.Sprintf(`W/"%x-%x"`, changed.UnixNano(), info.Size())
	v.fields = []exchange.Field{field("etag", v.etag)}
	if changed.After(now) {
		changed = now
	}
	if changed = changed.UTC().Truncate(time.Second); changed.Year() >= 0 {
		v.modified, v.date = changed, changed.Format(http.TimeFormat)
		v.fields = append(v.fields, field("last-modified", v.date))
	}
	return v
}
