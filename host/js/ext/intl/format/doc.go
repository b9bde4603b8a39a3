// Package format writes numbers, dates, lists and names in the languages of package cldr: what ECMA-402's classes answer. A format is
// made of options that the prelude has checked, as JSON; unknown ones mean the default. Nothing here trusts its arguments: what
// cannot be formatted comes out in some form, never as a panic, in a time that grows with the input's length.
package format
