package abi

// response.go: the response record (SPEC 4.2). A hostile guest wrote it: Decode enforces every rule, and limits the
// work that overlapping spans could cause.

import "strconv"

// Response is the content of a response record. After Decode its slices are views into the record.
type Response struct {
	Status     int     // 200 to 999; 0: 200, or 500 from wasmserve_error
	Stream     bool    // the body follows by body_write
	Header     []Field // names are tokens in any case
	Body       []byte  // empty with Stream
	BodyLength int64   // with Stream: bytes that will follow, or -1: not known. Without: len(Body) after Decode
}

// ResponseSize is the exact number of bytes that AppendResponse will append.
func ResponseSize(r *Response) int {
	return ResponseHead + len(r.Body) + fieldsSize(r.Header)
}

// AppendResponse appends r's record to dst and returns the longer slice. It allocates only if dst's capacity is less
// than ResponseSize(r), and checks nothing: the host does.
func AppendResponse(dst []byte, r *Response) []byte {
	dst, rec := extend(dst, ResponseSize(r))
	put32(rec, ResponseLength, uint32(len(rec)))
	put16(rec, ResponseStatus, uint16(r.Status))
	var flags uint16
	length := int64(len(r.Body))
	if r.Stream {
		flags, length = FlagStream, r.BodyLength
	}
	put16(rec, ResponseFlags, flags)
	put64(rec, ResponseBodyLength, uint64(length))
	end := ResponseHead + FieldSize*len(r.Header)
	end = putList(rec, ResponseHeaders, ResponseHead, end, r.Header)
	putSpan(rec, ResponseBody, end, r.Body)
	return dst
}

// Decode reads the record at the beginning of rec into r, whose slices then point into rec; Header is reused.
// Errors wrap ErrRecord, name the violated rule of SPEC 4.2, and leave r undefined.
func (r *Response) Decode(rec []byte) error {
	rec, err := whole(rec, ResponseHead)
	if err != nil {
		return err
	}
	status := get16(rec, ResponseStatus)
	if status != 0 && (status < 200 || status >= 1000) {
		return broken("status " + utoa(uint32(status)) + ": it must be 200 to 999, or 0 for the default")
	}
	flags := get16(rec, ResponseFlags)
	if flags&^FlagStream != 0 {
		return broken("flags " + utoa(uint32(flags)) + ": version 1 knows 1 (STREAM) alone")
	}
	r.Status, r.Stream = int(status), flags&FlagStream != 0
	var ok bool
	if r.Body, ok = getSpan(rec, ResponseBody); !ok {
		return broken("body: it is outside the record")
	}
	r.BodyLength = int64(len(r.Body))
	if r.Stream {
		if len(r.Body) > 0 {
			return broken("body: it must be empty with STREAM: send it with body_write")
		}
		if r.BodyLength = int64(get64(rec, ResponseBodyLength)); r.BodyLength < -1 {
			return broken("body_length: it is below -1")
		}
	}
	r.Header, err = decodeFields(r.Header[:0], rec, ResponseHeaders)
	return err
}

// decodeFields appends the fields of the list at at, checked as SPEC 4.2 requires.
func decodeFields(fields []Field, rec []byte, at int) ([]Field, error) {
	list, count, err := checkList(rec, at, "header")
	if err != nil {
		return fields, err
	}
	if count > MaxHeaders {
		return fields, broken("header: " + strconv.Itoa(count) + " fields, at most " + strconv.Itoa(MaxHeaders) + " are allowed")
	}
	left := MaxHeaderBytes
	for i := range count {
		name, ok1 := getSpan(rec, list)
		value, ok2 := getSpan(rec, list+SpanSize)
		list += FieldSize
		if left -= len(name) + len(value); ok1 && ok2 && left >= 0 && isToken(name) && isValue(value) {
			fields = append(fields, Field{name, value})
			continue
		}
		return fields, badField(i, name, value, ok1, ok2, left)
	}
	return fields, nil
}

// badField returns an error with the rule that header field i violates.
func badField(i int, name, value []byte, nameInside, valueInside bool, left int) error {
	at := "header " + strconv.Itoa(i)
	switch {
	case !nameInside:
		return broken(at + ": its name is outside the record")
	case !valueInside:
		return broken(at + ": its value is outside the record")
	case left < 0:
		return broken("header: names and values are over " + strconv.Itoa(MaxHeaderBytes) + " bytes together")
	case len(name) == 0:
		return broken(at + ": its name is empty")
	case !isToken(name):
		return broken(at + ": the name " + quote(name) + " is not a token (RFC 9110, 5.1)")
	default:
		return broken(at + ": the value of " + quote(name) + " has a CR, LF or NUL in it")
	}
}

// quote formats a text for a message: in Go syntax, truncated.
func quote(p []byte) string {
	if len(p) > 40 {
		return strconv.Quote(string(p[:40])) + "..."
	}
	return strconv.Quote(string(p))
}
