package abi

// outgoing.go: the record of an outbound request (SPEC 6.11). A hostile guest wrote it: Decode enforces every
// rule of the record; the host checks the URL and the address.

// Outgoing is the content of an outgoing request's record. After Decode its slices are views into the record.
type Outgoing struct {
	Manual  bool    // a redirect is returned as the response, and not followed
	Method  []byte  // empty: GET
	URL     []byte  // absolute
	Address []byte  // a Unix socket's path or `@name` that is connected to instead of the URL's host; empty: not set
	Header  []Field // names are tokens in any case
	Body    []byte
	Timeout uint32 // milliseconds; 0: the host's
}

// OutgoingSize is the exact number of bytes that AppendOutgoing will append.
func OutgoingSize(o *Outgoing) int {
	return OutgoingHead + len(o.Method) + len(o.URL) + len(o.Address) + len(o.Body) + fieldsSize(o.Header)
}

// AppendOutgoing appends o's record to dst and returns the longer slice. It allocates only if dst's capacity is less than
// OutgoingSize(o), and checks nothing: the host does.
func AppendOutgoing(dst []byte, o *Outgoing) []byte {
	dst, rec := extend(dst, OutgoingSize(o))
	put32(rec, OutgoingLength, uint32(len(rec)))
	var flags uint32
	if o.Manual {
		flags = FlagManual
	}
	put32(rec, OutgoingFlags, flags)
	put32(rec, OutgoingTimeout, o.Timeout)
	put32(rec, OutgoingTimeout+4, 0)
	end := OutgoingHead + FieldSize*len(o.Header)
	end = putSpan(rec, OutgoingMethod, end, o.Method)
	end = putSpan(rec, OutgoingURL, end, o.URL)
	end = putSpan(rec, OutgoingAddress, end, o.Address)
	end = putList(rec, OutgoingHeaders, OutgoingHead, end, o.Header)
	putSpan(rec, OutgoingBody, end, o.Body)
	return dst
}

// Decode reads the record at the beginning of rec into o, whose slices then point into rec; Header is reused. Errors wrap ErrRecord,
// name the violated rule, and leave o undefined.
func (o *Outgoing) Decode(rec []byte) error {
	rec, err := whole(rec, OutgoingHead)
	if err != nil {
		return err
	}
	flags := get32(rec, OutgoingFlags)
	if flags&^FlagManual != 0 {
		return broken("flags " + utoa(flags) + ": version 1 knows 1 (MANUAL) alone")
	}
	o.Manual, o.Timeout = flags&FlagManual != 0, get32(rec, OutgoingTimeout)
	for _, s := range [...]struct {
		to   *[]byte
		at   int
		name string
	}{
		{&o.Method, OutgoingMethod, "method"},
		{&o.URL, OutgoingURL, "url"},
		{&o.Address, OutgoingAddress, "address"},
		{&o.Body, OutgoingBody, "body"},
	} {
		var ok bool
		if *s.to, ok = getSpan(rec, s.at); !ok {
			return broken(s.name + ": it is outside the record")
		}
	}
	if len(o.Method) > 0 && !isToken(o.Method) {
		return broken("method: " + quote(o.Method) + " is no token")
	}
	if len(o.URL) == 0 {
		return broken("url: missing")
	}
	o.Header, err = decodeFields(o.Header[:0], rec, OutgoingHeaders)
	return err
}
