package main

import (
	"crypto/tls"
	"errors"
	"os"
)

// checkTLS checks the flags of TLS and HTTP/2, and that the certificate can be loaded.
func (l *listening) checkTLS(o *options) error {
	switch {
	case l.tlsCert != "" && l.tlsKey == "":
		return usagef("%s needs the certificate's key: add -tls-key FILE", o.by("tls-cert"))
	case l.tlsKey != "" && l.tlsCert == "":
		return usagef("%s needs the key's certificate: add -tls-cert FILE", o.by("tls-key"))
	case l.tlsCert != "" && l.h2c:
		return usagef("%s and %s contradict each other: over TLS there is HTTP/2 without -h2c", o.by("tls-cert"), o.by("h2c"))
	case l.tlsCert == "":
		return nil
	}
	cert, err := readPEM(l.tlsCert)
	if err != nil {
		return usagef("%s: %s: %v", o.by("tls-cert"), l.tlsCert, err)
	}
	key, err := readPEM(l.tlsKey)
	if err != nil {
		return usagef("%s: %s: %v", o.by("tls-key"), l.tlsKey, err)
	}
	if cert == nil || key == nil {
		return nil
	}
	if _, err := tls.X509KeyPair(cert, key); err != nil {
		return usagef("%s %s and %s %s are not a pair that can be used: %v", o.by("tls-cert"), l.tlsCert, o.by("tls-key"), l.tlsKey, err)
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
