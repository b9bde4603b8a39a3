package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// languages are the table's columns, with the files in which their names are declared, from the repository's root.
var languages = []struct{ name, files string }{
	{"C", "guests/c/wasmserve.h"},
	{"Rust", "guests/rust/src/*.rs"},
	{"AssemblyScript", "guests/assemblyscript/assembly/*.ts"},
	{"Go", "guests/go/*.go"},
	{"TypeScript", "guests/js/*.d.ts host/js/ext/*/*.js"},
}

// features are what the ABI has (abi/SPEC.md), and the names by which each language reaches it. "-": it does not. In
// parentheses: what the language has of its own.
var features = []struct {
	what  string
	names [5]string
}{
	{"method, path, query, host", [5]string{"ws_method ws_path ws_query ws_host", "method path query host", "method path query host", "Method Path Query Host", "method url"}},
	{"header fields", [5]string{"ws_header ws_next_header", "header header_values headers", "header headers", "Header Values Headers", "headers"}},
	{"params, query values", [5]string{"ws_param ws_param_at", "param params query_value", "param params queryValue", "Param Params QueryValue", "params searchParams"}},
	{"address, listener, TLS", [5]string{"ws_remote ws_listener ws_tls", "remote listener tls", "remote listener tls", "Remote Listener TLS", "requestIP url"}},
	{"peer of a Unix socket", [5]string{"ws_peer", "peer", "peer", "Peer", "-"}},
	{"body, whole or in parts", [5]string{"ws_body ws_read_all ws_read", "body read_body", "bytes read", "Body Read", "text json bytes body"}},
	{"forms", [5]string{"ws_form", "form_values", "formValue", "(net/url)", "formData"}},
	{"response", [5]string{"ws_text ws_json ws_html ws_redirect", "text json html redirect", "text json html redirect", "Text JSON HTML Redirect", "Response redirect"}},
	{"stream, with length or without", [5]string{"ws_stream ws_stream_write ws_stream_end", "stream stream_length write end", "stream write end", "Stream StreamLength", "(ReadableStream)"}},
	{"answer later (PENDING)", [5]string{"ws_pending ws_answer_pending", "detach respond", "detach respond", "Detach Respond", "(await)"}},
	{"error handler", [5]string{"WS_ERROR", "error", "Failure", "Error", "error"}},
	{"fail with a message", [5]string{"ws_fail", "fail", "fail", "Fail", "(throw)"}},
	{"routes and settings", [5]string{"WS_CONFIG", "any on route isolated", "any on respond idleTimeout", "Routes MaxRequestBodySize", "routes idleTimeout"}},
	{"warm-up", [5]string{"WS_WARMUP", "warmup", "warmup", "Warmup", "(the module itself)"}},
	{"idle timeout of a request", [5]string{"ws_timeout", "timeout", "timeout", "Timeout", "timeout"}},
	{"time to work for a request", [5]string{"ws_guest_timeout", "guest_timeout", "guestTimeout", "GuestTimeout", "-"}},
	{"reload: module, routes", [5]string{"ws_reload", "again module routes", "reload reloadModule reloadRoutes", "Reload ReloadModule ReloadRoutes", "reload"}},
	{"state", [5]string{"ws_state_get ws_state_set ws_state_delete ws_state_add ws_state_cas", "get set delete add compare_and_swap", "get set remove add compareAndSwap", "Get Set Delete Add CompareAndSwap", "get set delete add compareAndSwap"}},
	{"log with levels", [5]string{"ws_log", "log", "log", "Log", "console"}},
	{"other servers", [5]string{"ws_fetch ws_fetch_read ws_fetch_close", "fetch Outgoing Fetched", "fetch Outgoing Fetched", "Fetch Outgoing Fetched", "fetch"}},
	{"wait", [5]string{"ws_sleep", "sleep", "sleep", "(time.Sleep)", "sleep setTimeout"}},
	{"statistics", [5]string{"ws_stats", "stats", "stats", "Stats", "stats"}},
}

// featureTable is the table of features. Its error names what is not declared where it should be.
func featureTable(root string) (string, error) {
	var b, wrong strings.Builder
	b.WriteString("| |")
	for _, l := range languages {
		fmt.Fprintf(&b, " %s |", l.name)
	}
	b.WriteString("\n|---|" + strings.Repeat("---|", len(languages)) + "\n")
	sources := make([]string, len(languages))
	for i, l := range languages {
		for pattern := range strings.FieldsSeq(l.files) {
			files, err := filepath.Glob(filepath.Join(root, pattern))
			if err != nil || len(files) == 0 {
				return "", fmt.Errorf("%s: no such files (%v)", pattern, err)
			}
			for _, file := range files {
				text, err := os.ReadFile(file)
				if err != nil {
					return "", err
				}
				sources[i] += string(text)
			}
		}
	}
	for _, f := range features {
		fmt.Fprintf(&b, "| %s |", f.what)
		for i, names := range f.names {
			if names == "-" || names[0] == '(' {
				fmt.Fprintf(&b, " %s |", strings.Trim(names, "()"))
				continue
			}
			for name := range strings.FieldsSeq(names) {
				if !declared(sources[i], name) {
					fmt.Fprintf(&wrong, "%s: %s has no %s\n", f.what, languages[i].name, name)
				}
			}
			fmt.Fprintf(&b, " `%s` |", strings.Join(strings.Fields(names), "`, `"))
		}
		b.WriteByte('\n')
	}
	if wrong.Len() > 0 {
		return "", fmt.Errorf("%s", wrong.String())
	}
	return b.String(), nil
}

// declared reports whether a function, type, macro, property or method of that name is declared in source.
func declared(source, name string) bool {
	return regexp.MustCompile(`(?m)(\b(fn|func|class|interface|function|namespace|type|define|get|async|struct|const|let|var|readonly) (\([^)]*\) )?` + name + `\b|^[\w \*:,<>{}\[\]]*\b` + name + `\??[(:<]|^\t` + name + ` )`).MatchString(source)
}
