package fetch

import (
	"errors"
	"io"
	"testing"
)

// TestUploadBounded: the bytes that wait to be sent are bounded, whoever writes.
func TestUploadBounded(t *testing.T) {
	calls := 0
	u := newUpload(func(over bool) { calls++ })
	n, ok := u.write(make([]byte, 10<<20))
	if n != maxUpload || !ok {
		t.Fatal(n, ok)
	}
	if n, ok := u.write([]byte("x")); n != 0 || !ok || cap(u.buf) > 2*maxUpload {
		t.Fatal(n, ok, cap(u.buf))
	}
	buf := make([]byte, maxUpload/2-1)
	u.Read(buf)
	if calls != 0 {
		t.Error("room is called before half is free")
	}
	u.Read(buf[:1])
	if calls != 1 {
		t.Error("room is not called")
	}
	u.Close()
	u.Close()
	if calls != 2 {
		t.Errorf("room is called %d times", calls)
	}
	if _, ok := u.write([]byte("x")); ok {
		t.Error("it is written to after the end")
	}
	if _, err := u.Read(buf); !errors.Is(err, errUploadClosed) {
		t.Error(err)
	}
	u = newUpload(func(bool) { t.Error("room is called") })
	u.write([]byte("ab"))
	u.end()
	if _, ok := u.write([]byte("x")); ok {
		t.Error("it is written to after the end")
	}
	if all, err := io.ReadAll(u); err != nil || string(all) != "ab" {
		t.Error(string(all), err)
	}
	u.Close()
}
