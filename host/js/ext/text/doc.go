// Package text converts between bytes and texts for scripts: UTF-8, a byte for each character (latin1), and the legacy encodings of
// encoding.spec.whatwg.org, by golang.org/x/text. Each step has a bounded input, and long texts are converted piece by piece, between which
// the turn can end. Nothing here trusts its arguments. Its functions may be called concurrently.
package text
