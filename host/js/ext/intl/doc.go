// Package intl has what scripts need of languages and time zones that the engine has no tables for: Intl, order and case by language.
// It is golang.org/x/text with the options that the web's standards set, and packages cldr and format beside it, with limits: each
// call takes a limited input, so that none takes longer than some tens of milliseconds. Nothing here trusts its arguments.
package intl
