package nethttp

import (
	"crypto/tls"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wasmserve/wasmserve/host/exchange"
)

// TestCertificate: handshakes get the certificate that the files contain; an unusable pair is logged once and changes nothing; open
// connections are not affected.
func TestCertificate(t *testing.T) {
	dir := t.TempDir()
	cert, key := makeCert(t, dir, "one")
	s := serve(t, Config{CertFile: cert, KeyFile: key}, nil, func(x *exchange.Exchange) { x.Respond(response(200, "hi")) })
	kept, dials := s.client()
	name := func() string {
		t.Helper()
		c := tls.Client(s.dial(), &tls.Config{InsecureSkipVerify: true})
		must(t, c.Handshake())
		defer c.Close()
		return c.ConnectionState().PeerCertificates[0].Subject.CommonName
	}
	get(t, kept, s.url("/"))
	equal(t, "first", name(), "one")
	makeCert(t, dir, "two")
	equal(t, "replaced", name(), "two")

	good, err := os.ReadFile(cert)
	must(t, err)
	for _, bad := range []string{"", "no PEM"} {
		replace(t, cert, []byte(bad))
		equal(t, "bad: "+bad, name(), "two")
		equal(t, "bad, again: "+bad, name(), "two")
	}
	other := t.TempDir()
	otherCert, _ := makeCert(t, other, "other")
	b, err := os.ReadFile(otherCert)
	must(t, err)
	replace(t, cert, b)
	equal(t, "not the key's", name(), "two")
	must(t, os.Remove(cert))
	equal(t, "gone", name(), "two")
	equal(t, "gone, again", name(), "two")
	replace(t, cert, good)
	equal(t, "back", name(), "two")
	makeCert(t, dir, "three")
	equal(t, "mended", name(), "three")

	log := s.log.String()
	if n := strings.Count(log, `msg="certificate not reloaded: the old one stays in use"`); n != 4 {
		t.Errorf("%d errors in the log, want 4:\n%s", n, log)
	}
	if n := strings.Count(log, `msg="certificate reloaded" file=`+cert+` expires=`); n != 3 {
		t.Errorf("%d renewals in the log, want 3:\n%s", n, log)
	}
	get(t, kept, s.url("/"))
	if dials.Load() != 1 {
		t.Errorf("%d connections, want 1", dials.Load())
	}
}

// TestCertificateOften: between two checks the files are not touched.
func TestCertificateOften(t *testing.T) {
	dir := t.TempDir()
	cert, key := makeCert(t, dir, "one")
	s, err := New(Config{CertFile: cert, KeyFile: key}, nil)
	must(t, err)
	before := s.cert.pair
	s.cert.every = 1 << 60
	makeCert(t, dir, "two")
	if got, err := s.cert.get(nil); got != before || err != nil {
		t.Errorf("read again, %v", err)
	}
	s.cert.every = certCheck
	s.cert.checked = s.cert.checked.Add(-certCheck)
	if got, err := s.cert.get(nil); got == before || err != nil {
		t.Errorf("not read again, %v", err)
	}
}

// TestCertificateErrors checks the errors at the start.
func TestCertificateErrors(t *testing.T) {
	dir := t.TempDir()
	cert, key := makeCert(t, dir, "h")
	bad, none := filepath.Join(dir, "bad.pem"), filepath.Join(dir, "none.pem")
	must(t, os.WriteFile(bad, []byte("bad"), 0o600))
	for _, c := range []struct{ cert, key, want string }{
		{cert, "", "TLS needs a certificate and its key: name both files"},
		{"", key, "TLS needs a certificate and its key: name both files"},
		{bad, key, "load certificate " + bad + " and key " + key + ": tls: failed to find any PEM data in certificate input (both must be PEM files of one pair)"},
		{cert, bad, "load certificate " + cert + " and key " + bad + ": tls: failed to find any PEM data in key input (both must be PEM files of one pair)"},
	} {
		if _, err := New(Config{CertFile: c.cert, KeyFile: c.key}, nil); err == nil || err.Error() != c.want {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
	if _, err := New(Config{CertFile: none, KeyFile: key}, nil); !errors.Is(err, fs.ErrNotExist) || !strings.HasPrefix(err.Error(), "load certificate: stat "+none+": ") {
		t.Errorf("got %v", err)
	}
}
