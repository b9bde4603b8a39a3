package route

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// fileTarget is one file below root.
type fileTarget struct {
	root *os.Root
	name string
}

func (f *fileTarget) describe() string { return "file " + f.name }

// Serve answers with the file as it is now.
func (f *fileTarget) Serve(x *exchange.Exchange) error { return serveFile(x, f.root, f.name) }

// dirTarget is a directory below root; the rest of the path, the route's last parameter, names the file.
type dirTarget struct {
	root *os.Root
	dir  string
}

func (d *dirTarget) describe() string { return "dir " + d.dir }

// Serve answers with the file that the path names, index.html for a directory.
func (d *dirTarget) Serve(x *exchange.Exchange) error {
	rest := string(x.Params[len(x.Params)-1].Value)
	if strings.ContainsAny(rest, "\x00\\") || strings.Contains("/"+rest+"/", "/../") {
		return notFound(x)
	}
	name := path.Join(d.dir, rest)
	if info, err := d.root.Stat(name); err == nil && info.IsDir() {
		name = path.Join(name, "index.html")
	} else if strings.HasSuffix(rest, "/") { // only a directory has that name
		return notFound(x)
	}
	return serveFile(x, d.root, name)
}

// localName checks a name from a manifest. os.Root holds it in any case; this says so early.
func localName(name string) (string, error) {
	if name == "" || !filepath.IsLocal(name) {
		return "", fmt.Errorf("%q is not a path below the directory given with -files", name)
	}
	return path.Clean(name), nil
}

func notFound(x *exchange.Exchange) error { return x.Respond(&exchange.Response{Status: 404}) }

// serveFile answers with a regular file: whole, a range of it, or what the preconditions ask for (RFC 9110, 13 and 14).
func serveFile(x *exchange.Exchange, root *os.Root, name string) error {
	if m := string(x.Method); m != "GET" && m != "HEAD" {
		return x.Respond(&exchange.Response{Status: 405, Header: []exchange.Field{field("allow", "GET, HEAD")}})
	}
	f, err := root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0) // a FIFO must not hang
	if err != nil {
		if errors.Is(err, fs.ErrPermission) {
			return x.Respond(&exchange.Response{Status: 403})
		}
		return notFound(x) // not there, or outside of the root
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return notFound(x)
	}
	modified := info.ModTime().UTC().Truncate(1e9)
	etag := fmt.Sprintf(`W/"%x-%x"`, info.ModTime().UnixNano(), info.Size())
	header := []exchange.Field{field("content-type", contentType(name)), field("last-modified", modified.Format(http.TimeFormat)),
		field("etag", etag), field("accept-ranges", "bytes")}
	if status := preconditions(&x.Request, etag, modified); status != 0 {
		return x.Respond(&exchange.Response{Status: status, Header: header[1:3]})
	}
	size := info.Size()
	start, length, status := int64(0), size, 200
	isGet := string(x.Method) == "GET" // a range of anything else is ignored (RFC 9110, 14.2)
	if r := rangeField(&x.Request); r != nil && isGet && ifRange(&x.Request, modified.Format(http.TimeFormat)) {
		switch s, n, found := parseRange(string(r), size); found {
		case satisfiable:
			start, length, status = s, n, 206
			header = append(header, field("content-range", "bytes "+strconv.FormatInt(s, 10)+"-"+strconv.FormatInt(s+n-1, 10)+"/"+strconv.FormatInt(size, 10)))
		case unsatisfiable:
			return x.Respond(&exchange.Response{Status: 416, Header: []exchange.Field{field("content-range", "bytes */"+strconv.FormatInt(size, 10))}})
		}
	}
	if _, err := f.Seek(start, io.SeekStart); err != nil {
		return err
	}
	switch err := x.Start(&exchange.Response{Status: status, Header: header, Length: length}); {
	case errors.Is(err, exchange.ErrClosed):
		return err // cancelled: nothing was sent, a time limit can still be answered
	case err != nil:
		return nil // the client is gone
	}
	if isGet {
		// Exchange limits f to length. A second limit around the first would keep net from using sendfile.
		if _, err := x.ReadFrom(f); err != nil {
			x.Cut()
			return nil
		}
	}
	x.End()
	return nil
}

// types are those of the web, so that they do not depend on the machine's tables.
var types = map[string]string{
	".html": "text/html;charset=utf-8", ".htm": "text/html;charset=utf-8", ".css": "text/css;charset=utf-8",
	".js": "text/javascript;charset=utf-8", ".mjs": "text/javascript;charset=utf-8", ".json": "application/json;charset=utf-8",
	".txt": "text/plain;charset=utf-8", ".md": "text/markdown;charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png",
	".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp", ".ico": "image/x-icon",
	".wasm": "application/wasm", ".pdf": "application/pdf", ".woff2": "font/woff2", ".xml": "application/xml",
}

func contentType(name string) string {
	ext := strings.ToLower(path.Ext(name))
	if t, ok := types[ext]; ok {
		return t
	}
	if t := mime.TypeByExtension(ext); t != "" {
		return t
	}
	return "application/octet-stream"
}
