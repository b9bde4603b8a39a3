package route

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// fileTarget is one file of files.
type fileTarget struct {
	files *Files
	name  string
}

func (f *fileTarget) describe() string { return "file " + f.name }

// Serve sends the file in its current state.
func (f *fileTarget) Serve(x *exchange.Exchange) error {
	if !readable(x) {
		return notAllowed(x)
	}
	file, info, err := openFile(f.files, f.name)
	if err != nil {
		return rejectFile(x, err)
	}
	defer file.Close()
	return serveFile(x, file, info, f.name)
}

// dirTarget is a directory of files. The rest of the path, the route's last parameter, is the name of the file.
type dirTarget struct {
	files *Files
	dir   string
}

func (d *dirTarget) describe() string { return "dir " + d.dir }

// Serve sends the file that the path names. A directory is answered with its index.html, and redirected to its path with a slash
// if that is missing, because relative links of the page would lead elsewhere.
func (d *dirTarget) Serve(x *exchange.Exchange) error {
	if !readable(x) {
		return notAllowed(x)
	}
	rest := string(x.Params[len(x.Params)-1].Value)
	if strings.ContainsAny(rest, "\x00\\") || strings.Contains("/"+rest+"/", "/../") {
		return notFound(x)
	}
	name := path.Join(d.dir, rest)
	slash := rest == "" || strings.HasSuffix(rest, "/")
	file, info, err := openFile(d.files, name)
	switch {
	case err == nil && slash: // a file's name does not end in a slash
		file.Close()
		return notFound(x)
	case errors.Is(err, errDirectory) && !slash:
		return redirectToSlash(x)
	case errors.Is(err, errDirectory):
		name = path.Join(name, "index.html")
		file, info, err = openFile(d.files, name)
	}
	if err != nil {
		return rejectFile(x, err)
	}
	defer file.Close()
	return serveFile(x, file, info, name)
}

// redirectToSlash redirects to the same path with a trailing slash, and the same query. The path in Location never begins with two
// slashes, which would name another host.
func redirectToSlash(x *exchange.Exchange) error {
	to := "/" + strings.TrimLeft(string(x.Path), "/") + "/"
	if len(x.Query) > 0 {
		to += "?" + string(x.Query)
	}
	return x.Respond(&exchange.Response{Status: 301, Header: []exchange.Field{field("location", to)}})
}

// localName checks a name from a manifest. os.Root confines it in any case; this reports the error early.
func localName(name string) (string, error) {
	if name == "" || !filepath.IsLocal(name) {
		return "", fmt.Errorf("%q is not a path below the directory given with -files", name)
	}
	return path.Clean(name), nil
}

func notFound(x *exchange.Exchange) error { return x.Respond(&exchange.Response{Status: 404}) }

// readable reports whether files answer the request's method.
func readable(x *exchange.Exchange) bool {
	return string(x.Method) == "GET" || string(x.Method) == "HEAD"
}

func notAllowed(x *exchange.Exchange) error {
	return x.Respond(&exchange.Response{Status: 405, Header: []exchange.Field{field("allow", "GET, HEAD")}})
}

// Errors of openFile for everything but a regular file.
var (
	errDirectory = errors.New("is a directory")
	errIrregular = errors.New("is not a regular file")
)

// openFile opens a regular file. It returns errDirectory for a directory, and errIrregular for a FIFO, a socket or a device.
func openFile(files *Files, name string) (*os.File, fs.FileInfo, error) {
	f, err := files.open(name)
	if err != nil {
		return nil, nil, err
	}
	info, err := f.Stat()
	switch {
	case err != nil:
	case info.IsDir():
		err = errDirectory
	case !info.Mode().IsRegular():
		err = errIrregular
	default:
		return f, info, nil
	}
	f.Close()
	return nil, nil, err
}

// lacks lists the errors for a lack of system resources.
var lacks = []error{syscall.EMFILE, syscall.ENFILE, syscall.ENOMEM, syscall.EIO, syscall.ESTALE}

// rejectFile answers for a file that could not be opened: 403 for a lack of permission, 404 for a file that is missing or
// outside of the directory. Errors in lacks are returned instead, so that no cache keeps a 404 for them.
func rejectFile(x *exchange.Exchange, err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return x.Respond(&exchange.Response{Status: 403})
	}
	for _, lack := range lacks {
		if errors.Is(err, lack) {
			return err
		}
	}
	return notFound(x)
}

// serveFile sends a regular file: all of it, a range of it, or the result of the preconditions (RFC 9110, 13 and 14).
func serveFile(x *exchange.Exchange, f *os.File, info fs.FileInfo, name string) error {
	v := validatorsOf(info, time.Now())
	if status := preconditions(&x.Request, v.etag, v.modified); status != 0 {
		return x.Respond(&exchange.Response{Status: status, Header: v.fields})
	}
	header := append([]exchange.Field{field("content-type", contentType(name)), field("accept-ranges", "bytes")}, v.fields...)
	size := info.Size()
	start, length, status := int64(0), size, 200
	isGet := string(x.Method) == "GET" // a range of anything else is ignored (RFC 9110, 14.2)
	if r := single(&x.Request, "range"); r != nil && isGet && ifRange(&x.Request, v.date) {
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

// types are the content types of the web, so that they do not depend on the machine's tables.
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
