package main

import (
	"crypto/tls"
	"errors"
	"os"
)

// checkTLS checks the flags of TLS and HTTP/2, and that the certificate can be loaded.
func (c *config) checkTLS() error {
	switch {
	case c.tlsCert != "" && c.tlsKey == "":
		return usagef("%s needs the certificate's key: add -tls-key FILE", c.by("tls-cert"))
	case c.tlsKey != "" && c.tlsCert == "":
		return usagef("%s needs the key's certificate: add -tls-cert FILE", c.by("tls-key"))
	case c.tlsCert != "" && c.h2c:
		return usagef("%s and %s contradict each other: over TLS there is HTTP/2 without -h2c", c.by("tls-cert"), c.by("h2c"))
	case c.tlsCert == "":
		return nil
	}
	cert, err := readPEM(c.tlsCert)
	if err != nil {
		return usagef("%s: %s: %v", c.by("tls-cert"), c.tlsCert, err)
	}
	key, err := readPEM(c.tlsKey)
	if err != nil {
		return usagef("%s: %s: %v", c.by("tls-key"), c.tlsKey, err)
	}
	if cert == nil || key == nil {
		return nil
	}
	if _, err := tls.X509KeyPair(cert, key); err != nil {
		return usagef("%s %s and %s %s are not a pair that can be used: %v", c.by("tls-cert"), c.tlsCert, c.by("tls-key"), c.tlsKey, err)
	}
	return nil
}

// maxPEM limits the size of a certificate's or key's file, in bytes.
const maxPEM = 1 << 20

// readPEM reads the file of a certificate or key. It returns nil for a pipe, which can be read only once.
func readPEM(path string) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, reason(err)
	case info.IsDir():
		return nil, errors.New("is a directory: name the file")
	case !info.Mode().IsRegular():
		return nil, nil
	case info.Size() > maxPEM:
		return nil, errors.New("is too large to be a PEM file")
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, reason(err)
	}
	return text, nil
}
