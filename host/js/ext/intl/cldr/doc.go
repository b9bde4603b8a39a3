// Package cldr has the Unicode CLDR's data: patterns, names and rules of languages, read by need from tables that are embedded
// (build.sh makes them; LICENSE is theirs), and the handling of language tags that goes with them (UTS 35). It takes no space and no
// time before its first use. All functions may be called concurrently, and take whatever they are given: tags over 255 bytes are
// invalid.
package cldr
