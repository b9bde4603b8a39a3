//go:build !wasip1

package httpadapter_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	wasmserve "github.com/wasmserve/wasmserve/guests/go"
	"github.com/wasmserve/wasmserve/guests/go/httpadapter"
)

// TestAdapter sends the same requests to a mux through net/http and through the adapter: the responses must be equal.
func TestAdapter(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /echo/{name}", func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		fmt.Fprintf(w, "%s %s %s %q %v %s %d", r.Method, r.URL, r.PathValue("name"), body, err, r.Header.Get("X-A"), r.ContentLength)
	})
	mux.HandleFunc("/cookies", func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "a", Value: "1"})
		http.SetCookie(w, &http.Cookie{Name: "b", Value: "2"})
		w.Header().Set("X-Split", "a\r\nb: c")
		w.WriteHeader(201)
		w.WriteHeader(500)
		w.Header().Set("X-Late", "1")
		io.WriteString(w, "<html>")
	})
	mux.HandleFunc("/empty", func(http.ResponseWriter, *http.Request) {})
	mux.HandleFunc("/redirect", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/empty?x", http.StatusSeeOther) })
	mux.HandleFunc("/stream", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		for i := range 3 {
			fmt.Fprintf(w, "data: %d\n\n", i)
			w.(http.Flusher).Flush()
		}
	})
	mux.HandleFunc("/large", func(w http.ResponseWriter, r *http.Request) {
		for range 5000 {
			io.WriteString(w, strings.Repeat("0123456789", 10))
		}
	})
	wasmserve.Export(wasmserve.Server{Fetch: httpadapter.Handler(mux)})
	direct := httptest.NewServer(mux)
	defer direct.Close()
	adapted := httptest.NewServer(wasmserve.LocalHandler())
	defer adapted.Close()
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	ask := func(base, method, path, body string) string {
		req, _ := http.NewRequest(method, base+path, strings.NewReader(body))
		req.Header.Set("X-A", "b")
		res, err := client.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		text, err := io.ReadAll(res.Body)
		if err != nil {
			t.Errorf("%s %s: %v", method, path, err)
		}
		h := res.Header
		return fmt.Sprint(res.Status, h["Content-Type"], h["Set-Cookie"], h["Location"], h["X-Split"], h["X-Late"], h["Allow"], len(text), " ", string(text))
	}
	for _, test := range []struct{ method, path, body string }{
		{"POST", "/echo/a%20b?q=1&q=2", "hello"},
		{"POST", "/echo/long", strings.Repeat("x", 100_000)},
		{"GET", "/echo/a", ""},
		{"GET", "/cookies", ""},
		{"HEAD", "/cookies", ""},
		{"GET", "/empty", ""},
		{"GET", "/redirect", ""},
		{"GET", "/stream", ""},
		{"GET", "/large", ""},
		{"GET", "/nowhere", ""},
	} {
		want := ask(direct.URL, test.method, test.path, test.body)
		if got := ask(adapted.URL, test.method, test.path, test.body); got != want {
			t.Errorf("%s %s: got\n%.300s\nwant\n%.300s", test.method, test.path, got, want)
		}
	}
}

func TestRequest(t *testing.T) {
	var peer wasmserve.Peer
	var value string
	h := httpadapter.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		peer, _ = httpadapter.Request(r).Peer()
		value = r.PathValue("id")
	}))
	req := wasmserve.NewRequest("GET", "/users/7", nil)
	req.SetPeer(wasmserve.Peer{UID: 5})
	req.SetParam("id", "7")
	if res := h(req); res.Status != 200 || peer.UID != 5 || value != "7" {
		t.Errorf("%+v, peer %+v, id %q", res, peer, value)
	}
	if httpadapter.Request(httptest.NewRequest("GET", "/", nil)) != nil {
		t.Error("a request from elsewhere has a wasmserve request")
	}
}
