// Command shortener-go is a small service: short names for long addresses. Links, hits and counts are in the state, which all instances
// share. In the state: link:NAME is an address, hits:NAME how often it was followed, count how many links there are, serial what the
// names that the service makes up come from, latest the last name.
package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"html"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	wasmserve "github.com/wasmserve/wasmserve/guests/go"
	"github.com/wasmserve/wasmserve/guests/go/jsonbody"
)

const maxURL = 2048 // bytes

var (
	state     = wasmserve.State()
	validName = regexp.MustCompile(`^[A-Za-z0-9_-]{1,32}$`)
)

func init() {
	wasmserve.Export(wasmserve.Server{
		MaxRequestBodySize: 4096, // more is answered 413 by the host
		Routes: wasmserve.Routes{
			"/":                handle("GET, HEAD", page),
			"/links":           handle("POST", create),
			"/:name":           handle("GET, HEAD", follow),
			"/api/links/:name": handle("GET, HEAD, DELETE", link),
		},
		Fetch: func(*wasmserve.Request) wasmserve.Response {
			return refusal{404, "there is nothing here: GET / has a form"}.response()
		},
		Error: func(*wasmserve.Request, *wasmserve.Error) wasmserve.Response { // the host has logged why
			return refusal{500, "something went wrong: please try again later"}.response()
		},
	})
}

func main() {}

// Link is what clients see of a link.
type Link struct {
	Name string `json:"name"`
	URL  string `json:"url"`
	Hits int64  `json:"hits"`
}

// refusal is an error of the client, which is sent to it. All others fail the request.
type refusal struct {
	status int
	text   string
}

func (r refusal) Error() string { return r.text }

func (r refusal) response() wasmserve.Response {
	return jsonbody.Of(map[string]string{"error": r.text}).WithStatus(r.status)
}

// handle makes a route of a handler for some methods.
func handle(methods string, f func(*wasmserve.Request) (wasmserve.Response, error)) wasmserve.Route {
	return wasmserve.Any(func(req *wasmserve.Request) wasmserve.Response {
		if !slices.Contains(strings.Split(methods, ", "), req.Method()) {
			return refusal{405, "this address takes " + methods}.response().With("allow", methods)
		}
		res, err := f(req)
		var r refusal
		if errors.As(err, &r) {
			res = r.response()
		} else if err != nil {
			return wasmserve.Fail(err)
		}
		return res.With("cache-control", "no-store").With("x-content-type-options", "nosniff")
	})
}

func page(*wasmserve.Request) (wasmserve.Response, error) {
	latest := ""
	name := state.GetString("latest", "")
	if address, err := find(name); err == nil {
		latest = `<p>The latest: <a href="/` + html.EscapeString(name) + `">` + html.EscapeString(name) + `</a> leads to ` + html.EscapeString(address) + "</p>\n"
	}
	return wasmserve.HTML(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Short links</title>
<h1>Short links</h1>
<form method="post" action="/links">
<p><label>Address <input name="url" type="url" required maxlength="2048"></label>
<p><label>Name, if you like <input name="name" maxlength="32"></label>
<p><button>Shorten</button>
</form>
<p>Links: `+state.GetString("count", "0")+"</p>\n"+latest+"</html>\n").
		With("content-security-policy", "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"), nil
}

func create(req *wasmserve.Request) (wasmserve.Response, error) {
	l, err := read(req)
	if err != nil {
		return wasmserve.Response{}, err
	}
	switch u, err := url.Parse(l.URL); {
	case l.URL == "":
		return wasmserve.Response{}, refusal{400, "url is missing"}
	case len(l.URL) > maxURL:
		return wasmserve.Response{}, refusal{400, "url is too long: it may have 2048 bytes"}
	case strings.ContainsFunc(l.URL, func(c rune) bool { return c <= ' ' || c > '~' }):
		return wasmserve.Response{}, refusal{400, "url has spaces, control characters or such as are not ASCII: percent-encode them"}
	case err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "":
		return wasmserve.Response{}, refusal{400, "url must begin with http:// or https:// and name a host"}
	case l.Name != "" && !validName.MatchString(l.Name):
		return wasmserve.Response{}, refusal{400, "name must have 1 to 32 letters, digits, - or _"}
	}
	if l, err = claim(l); err != nil {
		return wasmserve.Response{}, err
	}
	_, err1 := state.Add("count", 1)
	err2 := state.SetString("latest", l.Name)
	return jsonbody.Of(l).WithStatus(201).With("location", "/"+l.Name), errors.Join(err1, err2)
}

// read reads what a form or a program sent.
func read(req *wasmserve.Request) (l Link, err error) {
	body, err := req.Body()
	if err != nil {
		return l, err
	}
	switch kind := req.Header("content-type"); {
	case strings.HasPrefix(kind, "application/json"):
		var in struct{ URL, Name string } // and nothing else of Link
		if err := json.Unmarshal(body, &in); err != nil {
			return l, refusal{400, `the body must be a JSON object such as {"url":"https://example.com/","name":"example"}`}
		}
		return Link{URL: in.URL, Name: in.Name}, nil
	case strings.HasPrefix(kind, "application/x-www-form-urlencoded"):
		form, err := url.ParseQuery(string(body))
		if err != nil {
			return l, refusal{400, "the body must be a form such as url=https%3A%2F%2Fexample.com%2F"}
		}
		return Link{URL: form.Get("url"), Name: form.Get("name")}, nil
	}
	return l, refusal{415, "content-type must be application/json or application/x-www-form-urlencoded"}
}

// claim keeps the link under its name, or under one that it makes up. Of several concurrent requests for a name one gets it.
func claim(l Link) (Link, error) {
	for wanted := l.Name; ; {
		if wanted == "" {
			n, err := state.Add("serial", 1)
			if err != nil {
				return l, err
			}
			l.Name = strconv.FormatInt(n, 36)
		}
		err := error(wasmserve.ErrConflict)
		if l.Name != "links" { // the service's own
			err = state.CompareAndSwap("link:"+l.Name, nil, []byte(l.URL))
		}
		if wanted == "" && errors.Is(err, wasmserve.ErrConflict) {
			continue
		}
		if errors.Is(err, wasmserve.ErrConflict) {
			return l, refusal{409, "the name " + l.Name + " is taken"}
		}
		return l, err
	}
}

func follow(req *wasmserve.Request) (wasmserve.Response, error) {
	name := req.Param("name")
	address, err := find(name)
	if err == nil && req.Method() == "GET" {
		_, err = state.Add("hits:"+name, 1)
	}
	return wasmserve.Redirect(address), err
}

// find is a link's address.
func find(name string) (string, error) {
	if !validName.MatchString(name) {
		return "", refusal{404, "there is no such link"}
	}
	address, err := state.Get("link:" + name)
	if errors.Is(err, wasmserve.ErrNotFound) {
		return "", refusal{404, "there is no such link"}
	}
	return string(address), err
}

func link(req *wasmserve.Request) (wasmserve.Response, error) {
	name := req.Param("name")
	address, err := find(name)
	if err != nil {
		return wasmserve.Response{}, err
	}
	if req.Method() != "DELETE" {
		hits, err := state.Add("hits:"+name, 0)
		return jsonbody.Of(Link{name, address, hits}), err
	}
	if there, err := state.Delete("link:" + name); !there || err != nil { // of several that delete it one counts
		return wasmserve.Response{}, cmp.Or(err, error(refusal{404, "there is no such link"}))
	}
	_, err1 := state.Delete("hits:" + name)
	_, err2 := state.Add("count", -1)
	return wasmserve.Status(204), errors.Join(err1, err2)
}
