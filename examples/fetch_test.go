package examples

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/wasmserve/wasmserve/guests/expect"
)

// users is the service that fetch-ts asks.
func users() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /users/1", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, `{"name":"Ada"}`) })
	mux.HandleFunc("GET /users/1/posts", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, `["first","second"]`) })
	mux.HandleFunc("POST /users", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", "/users/3")
		w.WriteHeader(http.StatusCreated)
		io.Copy(w, r.Body)
	})
	mux.HandleFunc("/feed", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		for _, line := range []string{"one\n", "two\n", "three"} {
			io.WriteString(w, line)
			w.(http.Flusher).Flush()
			time.Sleep(20 * time.Millisecond)
		}
	})
	mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	return mux
}

// TestFetch puts the service that fetch-ts asks beside it.
func TestFetch(t *testing.T) {
	name := fmt.Sprintf("wasmserve-users-%d", os.Getpid())
	l, err := net.Listen("unix", "@"+name)
	if err != nil {
		t.Skip(err)
	}
	service := &http.Server{Handler: users()}
	go service.Serve(l)
	defer service.Close()

	command, err := build()
	if err != nil {
		t.Fatal(err)
	}
	script := script(t, "fetch-ts/others.txt", "{service}", "@"+name, "{name}", name)
	addr := fmt.Sprintf("@wasmserve-fetch-%d", os.Getpid())
	serve(t, command, append([]string{"-unix", addr, "-admin", "off"}, append(script.Flags, "fetch-ts/app.ts")...), addr)
	replay(t, script, addr)
	t.Run("bun", func(t *testing.T) { playBun(t, "fetch-ts/app.ts", script, "USERS="+name) })
}

// script is a script whose text has words replaced.
func script(t *testing.T, file string, pairs ...string) expect.Script {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s, err := expect.Parse(file, strings.NewReplacer(pairs...).Replace(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	return s
}
