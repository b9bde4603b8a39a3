package site

import (
	"net/url"
	"strings"
	"testing"
)

// tableOf makes a table of mounts at these paths.
func tableOf(paths ...string) *table {
	mounts := map[string]*mount{}
	for _, p := range paths {
		mounts[p] = &mount{path: p}
	}
	return newTable(mounts)
}

func TestFind(t *testing.T) {
	all := tableOf("/", "/api", "/v2", "/v2/users", "/a/b/c", "/my api", "/%41", "/ü")
	deep := tableOf("/a/b", "/x")
	for _, c := range []struct {
		t      *table
		path   string
		mount  string // "": none
		length int
	}{
		{all, "/", "/", 0},
		{all, "*", "/", 0},
		{all, "", "/", 0},
		{all, "/api", "/api", 4},
		{all, "/api/", "/api", 4},
		{all, "/api/x/y", "/api", 4},
		{all, "/api//x", "/api", 4},
		{all, "//api", "/", 0},
		{all, "/apis", "/", 0},
		{all, "/ap", "/", 0},
		{all, "/API", "/", 0},
		{all, "/v2", "/v2", 3},
		{all, "/v2/user", "/v2", 3},
		{all, "/v2/users", "/v2/users", 9},
		{all, "/v2/users/7", "/v2/users", 9},
		{all, "/v2//users", "/v2", 3},
		{all, "/a", "/", 0},
		{all, "/a/b", "/", 0},
		{all, "/a/b/c", "/a/b/c", 6},
		{all, "/my%20api/x", "/my api", 9},
		{all, "/my+api", "/", 0},
		{all, "/A", "/", 0},
		{all, "/%2541/", "/%41", 6},
		{all, "/%C3%bC", "/ü", 7},
		{all, "/ü", "/ü", 3},
		{all, "/v2%2fusers", "/", 0},
		{all, "/api%", "/", 0},
		{all, "/api%00", "/", 0},
		{all, "/%61%70%69", "/api", 10}, // a front has decoded that already
		{all, "/" + strings.Repeat("%61", 300), "/", 0},
		{deep, "/", "", 0},
		{deep, "/a", "", 0},
		{deep, "/a/b", "/a/b", 4},
		{deep, "/y", "", 0},
		{deep, "*", "", 0},
	} {
		m, length := c.t.find([]byte(c.path))
		got := ""
		if m != nil {
			got = m.path
		}
		if got != c.mount || length != c.length {
			t.Errorf("%s is for %q (%d bytes), want %q (%d)", c.path, got, length, c.mount, c.length)
		}
	}
}

func TestFindAllocatesNothing(t *testing.T) {
	all := tableOf("/", "/api", "/v2/users", "/my api")
	paths := [][]byte{[]byte("/v2/users/1234/posts"), []byte("/my%20api/x"), []byte("/none")}
	if n := testing.AllocsPerRun(100, func() {
		for _, p := range paths {
			all.find(p)
		}
	}); n != 0 {
		t.Errorf("%v allocations, want 0", n)
	}
}

// naive is find without a tree: of the mounts whose segments the path begins with, the one with the most.
func naive(mounts []string, path string) (found string, ok bool) {
	best := -1
	for _, m := range mounts {
		want := strings.Split(m, "/")[1:]
		if m == "/" {
			want = nil
		}
		var have []string
		if strings.HasPrefix(path, "/") {
			have = strings.Split(path, "/")[1:]
		}
		if len(have) < len(want) || len(want) <= best {
			continue
		}
		same := true
		for i := range want {
			segment, err := url.PathUnescape(have[i])
			if err != nil {
				segment = have[i]
			}
			same = same && segment == want[i]
		}
		if same {
			found, best, ok = m, len(want), true
		}
	}
	return found, ok
}

func FuzzFind(f *testing.F) {
	f.Add("/,/api,/v2/users", "/v2/users/7")
	f.Add("/a b,/a b/c,/x", "/a%20b/c/d")
	f.Add("/a/b", "//a/b")
	f.Fuzz(func(t *testing.T, list, path string) {
		var mounts []string
		for _, m := range strings.Split(list, ",") {
			if m != "/" {
				for _, segment := range strings.Split(m, "/")[1:] {
					if segment == "" || len(segment) > maxName {
						return // no file has that name
					}
				}
			}
			if !strings.HasPrefix(m, "/") {
				return
			}
			mounts = append(mounts, m)
		}
		for _, segment := range strings.Split(path, "/") {
			if _, err := url.PathUnescape(segment); err != nil {
				return // url leaves a segment with a broken triplet alone, find decodes the others in it
			}
		}
		want, ok := naive(mounts, path)
		m, length := tableOf(mounts...).find([]byte(path))
		if (m != nil) != ok || m != nil && m.path != want {
			t.Fatalf("%q among %q: got %v, want %q %v", path, mounts, m, want, ok)
		}
		if length < 0 || length > len(path) || length > 0 && length < len(path) && path[length] != '/' {
			t.Fatalf("%q among %q: %d bytes", path, mounts, length)
		}
		if m != nil && length == 0 && m.path != "/" {
			t.Fatalf("%q among %q: no bytes for %s", path, mounts, m.path)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	all := tableOf("/", "/api", "/v2/users")
	p := []byte("/v2/users/1234")
	for b.Loop() {
		all.find(p)
	}
}
