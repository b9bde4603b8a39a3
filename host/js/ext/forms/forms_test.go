package forms

import (
	"encoding/binary"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
)

// read returns a form's fields as a script reads them: name=value, or name=[from to file type].
func read(t *testing.T, f *Form, form string) (list []string) {
	t.Helper()
	p := f.Bytes()
	number := func(k int) int { return int(binary.LittleEndian.Uint32(p[4*k:])) }
	n := number(0)
	text := utf16.Encode([]rune(string(p[4+20*n:])))
	next := func(n int) string {
		s := string(utf16.Decode(text[:n]))
		text = text[n:]
		return s
	}
	for i := range n {
		k := 1 + 5*i
		s := next(number(k)) + "="
		if number(k+3) == None {
			s += next(number(k + 1))
		} else {
			s += fmt.Sprintf("[%s|%s|%s]", form[number(k+1):number(k+2)], next(number(k+3)), next(number(k+4)))
		}
		list = append(list, s)
	}
	if len(text) > 0 {
		t.Errorf("%q: %d more units of text", form, len(text))
	}
	return list
}

func TestEncoded(t *testing.T) {
	for form, want := range map[string]string{
		"": "", "&&": "", "a": "a=", "=": "=", "a=1&b=2&a=3": "a=1 b=2 a=3", "a=1=2": "a=1=2", "\ufeffa=\ufeff": "a=\ufeff", "%20+=+%2b": "  = +",
		"%": "%=", "%4": "%4=", "%zz%4g=%41": "%zz%4g=A", "é=%C3%A9": "é=é", "a=\xc3%A9": "a=é", "a=%ff\xff": "a=��", "%F0%9F%98%80😀=x": "😀😀=x", "a=%00": "a=\x00",
	} {
		f, err := Encoded([]byte(form))
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(read(t, f, form), " "); got != want {
			t.Errorf("%q: %q, want %q", form, got, want)
		}
	}
}

func TestMultipart(t *testing.T) {
	part := func(head, body string) string { return "--X\r\n" + head + "\r\n\r\n" + body + "\r\n--X--\r\n" }
	const named = "content-disposition: form-data; name="
	for form, want := range map[string]string{
		"--X--": "", "preamble --X--": "", part(named+"a", "1"): "a=1", part("x: y\r\nno colon\r\n"+named+`"a"`, ""): "a=",
		part(named+`"a%22b%0D%0Ac%0a"`, ""): "a\"b\r\nc%0a=", part(named+`a; filename=""`, "z"): "a=[z||text/plain]",
		part(named+`a; FileName="é;b=c"`+"\r\nContent-type:  image/png ", "\r\n"): "a=[\r\n|é;b=c|image/png]",
		part(named+"a; name=b", "1"): "a=1", part(named+"a\r\n"+named+"b", "1"): "a=1", part(named+"é", "\xff"): "é=�",
		part(named+"a", "1")[:len(part(named+"a", "1"))-4]: "-", part(named+`"a`, "1"): "-", part("", "1"): "-", part("a: b", "1"): "-",
		"--X\r\n\r\n--X--": "-", "--X": "-", "": "-", "--X\r\n" + named + "a\r\n\r\n1": "-",
	} {
		f, err := Multipart([]byte(form), "X")
		got := "-"
		if err == nil {
			got = strings.Join(read(t, f, form), " ")
		} else if !errors.Is(err, ErrBroken) {
			t.Error(err)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", form, got, want)
		}
	}
}

func TestFields(t *testing.T) {
	part := "--X\r\ncontent-disposition:form-data;name=a\r\n\r\n\r\n"
	for _, n := range []int{MaxFields, MaxFields + 1} {
		_, err := Encoded([]byte(strings.Repeat("a&", n)))
		_, err2 := Multipart([]byte(strings.Repeat(part, n)+"--X--"), "X")
		if many := n > MaxFields; errors.Is(err, ErrFields) != many || errors.Is(err2, ErrFields) != many {
			t.Errorf("%d fields: %v, %v", n, err, err2)
		}
	}
}

// The time for four times as much is not sixteen times that.
func TestLinear(t *testing.T) {
	took := func(n int, unit string) time.Duration {
		best := time.Hour
		s := strings.Repeat(unit, n/len(unit))
		head := []byte("--X\r\ncontent-disposition: form-data; " + s + "; name=a\r\n\r\n" + s + "\r\n--X--")
		for range 3 {
			begun := time.Now()
			Encoded([]byte(s))
			Multipart([]byte("--X\r\n"+s), "X")
			Multipart(head, "X")
			best = min(best, time.Since(begun))
		}
		return best
	}
	for _, unit := range []string{"&", "=", ";", "\"", "a=", ";=", "%", "+", "\r\n", "\r\n\r\n", "--X", "\r\n--X\r\n", "\r\n--", ":", "=\"", "\xff", " ", "-"} {
		little, much := took(1<<18, unit), took(1<<20, unit)
		if much > 12*little+200*time.Millisecond {
			t.Errorf("%q: %v, and %v for a quarter", unit, much, little)
		}
	}
}

func FuzzForms(f *testing.F) {
	for _, s := range []string{"a=1&b=%20+", "--X\r\ncontent-disposition: form-data; name=\"a\"; filename=b\r\n\r\nz\r\n--X--", "%c3%a9=\xff"} {
		f.Add([]byte(s), "X")
	}
	f.Fuzz(func(t *testing.T, p []byte, boundary string) {
		if form, err := Multipart(p, boundary); err == nil {
			read(t, form, string(p))
		}
		form, err := Encoded(p)
		if err != nil {
			return
		}
		list := read(t, form, string(p))
		values, err := url.ParseQuery(strings.ToValidUTF8(string(p), ""))
		if err == nil && !strings.Contains(string(p), "\ufeff") && strings.ToValidUTF8(string(p), "") == string(p) {
			n := 0
			for _, v := range values {
				n += len(v)
			}
			if n != len(list) {
				t.Errorf("%q: %d fields, net/url has %d", p, len(list), n)
			}
		}
	})
}
