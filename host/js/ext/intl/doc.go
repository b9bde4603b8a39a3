// Package intl is what scripts ask of Unicode that the engine has no tables for: names of hosts, legacy encodings, order and case by
// language. It is golang.org/x/net/idna and golang.org/x/text with the options that the web's standards set, and with bounds: each call
// takes a limited input, so that none takes longer than some tens of milliseconds. Nothing here trusts its arguments.
package intl
