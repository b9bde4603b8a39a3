package nethttp

import (
	"crypto/tls"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"sync"
	"time"
)

// certCheck is the least time between two checks whether the files have changed.
const certCheck = time.Second

// certificate is a certificate and its key, reloaded when their files change. An unusable pair is logged once, and
// the old one is kept. Its methods may be called from any goroutine.
type certificate struct {
	// constant after loadCertificate
	certFile, keyFile string
	log               *slog.Logger
	every             time.Duration

	mu      sync.Mutex
	pair    *tls.Certificate // guarded by mu
	seen    [2]fs.FileInfo   // of the files when they were last read, successfully or not; guarded by mu
	checked time.Time        // guarded by mu
}

// loadCertificate reads the pair. Its error names the file.
func loadCertificate(certFile, keyFile string, log *slog.Logger) (*certificate, error) {
	if certFile == "" || keyFile == "" {
		return nil, errors.New("TLS needs a certificate and its key: name both files")
	}
	c := &certificate{certFile: certFile, keyFile: keyFile, log: log, every: certCheck, checked: time.Now()}
	seen, err := c.look()
	if err != nil {
		return nil, err
	}
	pair, err := c.load()
	if err != nil {
		return nil, err
	}
	c.seen, c.pair = seen, pair
	return c, nil
}

// TLS returns a configuration with the certificate and key in these PEM files, which are reloaded when they change. Its error names the
// file.
func TLS(certFile, keyFile string, log *slog.Logger) (*tls.Config, error) {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	c, err := loadCertificate(certFile, keyFile, log)
	if err != nil {
		return nil, err
	}
	return &tls.Config{GetCertificate: c.get, MinVersion: tls.VersionTLS12}, nil
}

// get implements tls.Config.GetCertificate.
func (c *certificate) get(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if now := time.Now(); now.Sub(c.checked) >= c.every {
		c.checked = now
		c.renew()
	}
	return c.pair, nil
}

// renew reads the files if they have changed. c.mu is held.
func (c *certificate) renew() {
	seen, err := c.look()
	if err != nil {
		if c.seen[0] != nil {
			c.log.Error("certificate not reloaded: the old one stays in use", "error", err)
		}
		c.seen = [2]fs.FileInfo{}
		return
	}
	if same(seen[0], c.seen[0]) && same(seen[1], c.seen[1]) {
		return
	}
	c.seen = seen // before the files are read: later changes are seen at the next check
	pair, err := c.load()
	if err != nil {
		c.log.Error("certificate not reloaded: the old one stays in use", "error", err)
		return
	}
	c.pair = pair
	c.log.Info("certificate reloaded", "file", c.certFile, "expires", pair.Leaf.NotAfter)
}

func (c *certificate) look() (seen [2]fs.FileInfo, err error) {
	for i, name := range []string{c.certFile, c.keyFile} {
		if seen[i], err = os.Stat(name); err != nil {
			return seen, fmt.Errorf("load certificate: %w", err)
		}
	}
	return seen, nil
}

func (c *certificate) load() (*tls.Certificate, error) {
	pair, err := tls.LoadX509KeyPair(c.certFile, c.keyFile)
	if err != nil {
		return nil, fmt.Errorf("load certificate %s and key %s: %w (both must be PEM files of one pair)", c.certFile, c.keyFile, err)
	}
	return &pair, nil
}

// same reports whether a file is unchanged.
func same(a, b fs.FileInfo) bool {
	return a != nil && b != nil && os.SameFile(a, b) && a.ModTime().Equal(b.ModTime()) && a.Size() == b.Size()
}
