package bench

import (
	"errors"
	"fmt"
	"net"
	"strings"
)

// ParseCompare reads NAME=COMMAND ADDR: the words of a command, and in the last the address at which its server listens.
// Words are separated by spaces; '...', "..." and \ keep what they hold together, as in a shell. Nothing else of a shell is
// known here.
func ParseCompare(text string) (name string, command []string, addr string, err error) {
	name, rest, ok := strings.Cut(text, "=")
	name = strings.TrimSpace(name)
	if !ok || name == "" || strings.ContainsAny(name, " \t'\"/@") {
		return "", nil, "", errors.New("want 'NAME=COMMAND ADDR', such as 'bun=bun server.ts @bun'")
	}
	words, err := split(rest)
	if err != nil {
		return "", nil, "", err
	}
	if len(words) < 2 {
		return "", nil, "", errors.New("want 'NAME=COMMAND ADDR': the last word is the address at which the command's server listens")
	}
	return name, words[:len(words)-1], words[len(words)-1], nil
}

// split makes words of text.
func split(text string) (words []string, err error) {
	var word strings.Builder
	inWord, quote := false, byte(0)
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case quote == 0 && (c == ' ' || c == '\t' || c == '\n'):
			if inWord {
				words = append(words, word.String())
			}
			word.Reset()
			inWord = false
			continue
		case quote == 0 && (c == '\'' || c == '"'):
			quote = c
		case c == quote:
			quote = 0
		case c == '\\' && quote != '\'' && i+1 < len(text) && (quote == 0 || text[i+1] == '"' || text[i+1] == '\\'):
			i++
			word.WriteByte(text[i])
		default:
			word.WriteByte(c)
		}
		inWord = true
	}
	if quote != 0 {
		return nil, fmt.Errorf("a quote (%c) is not closed", quote)
	}
	if inWord {
		words = append(words, word.String())
	}
	return words, nil
}

// Fill puts an address into the words of a command: for {addr} as ADDR was written, for {name} an abstract name without its @
// or a path, for {host} and {port} the parts of a TCP address.
func Fill(command []string, addr string, t Target) []string {
	pairs := []string{"{addr}", addr}
	if host, port, err := net.SplitHostPort(t.Address); t.Network == "tcp" && err == nil {
		pairs = append(pairs, "{host}", host, "{port}", port)
	} else {
		pairs = append(pairs, "{name}", strings.TrimPrefix(t.Address, "@"))
	}
	r := strings.NewReplacer(pairs...)
	out := make([]string, len(command))
	for i, word := range command {
		out[i] = r.Replace(word)
	}
	return out
}
