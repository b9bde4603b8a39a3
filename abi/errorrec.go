package abi

// errorrec.go: the error record (SPEC 5).

// Error is the content of an error record. After Decode its slices are views into the record.
type Error struct {
	Kind    uint32 // KindGuest ...
	Message []byte
	Stack   []byte   // wasm functions by name, innermost first, one a line; may be empty
	Request *Request // the request that failed; not nil
}

// ErrorSize is the exact number of bytes that AppendError will append.
func ErrorSize(e *Error) int {
	return ErrorHead + RequestSize(e.Request) + len(e.Message) + len(e.Stack)
}

// AppendError appends e's record to dst and returns the longer slice. It allocates only if dst's capacity is less than
// ErrorSize(e). The request's record follows the fixed part, whose size is a multiple of 8.
func AppendError(dst []byte, e *Error) []byte {
	dst, rec := extend(dst, ErrorSize(e))
	put32(rec, ErrorLength, uint32(len(rec)))
	put32(rec, ErrorKind, e.Kind)
	put32(rec, ErrorRequest, ErrorHead)
	clear(rec[ErrorRequest+4 : ErrorHead])
	end := len(AppendRequest(rec[:ErrorHead], e.Request))
	end = putSpan(rec, ErrorMessage, end, e.Message)
	putSpan(rec, ErrorStack, end, e.Stack)
	return dst
}

// Decode reads the record at the beginning of rec into e, whose slices then point into rec; Request is
// reused. Errors wrap ErrRecord and leave e undefined.
func (e *Error) Decode(rec []byte) error {
	rec, err := whole(rec, ErrorHead)
	if err != nil {
		return err
	}
	e.Kind = get32(rec, ErrorKind)
	var ok bool
	if e.Message, ok = getSpan(rec, ErrorMessage); !ok {
		return broken("message: it is outside the record")
	}
	if e.Stack, ok = getSpan(rec, ErrorStack); !ok {
		return broken("stack: it is outside the record")
	}
	offset := get32(rec, ErrorRequest)
	if offset%Alignment != 0 {
		return broken("request: its offset " + utoa(offset) + " is not a multiple of 8")
	}
	if offset < ErrorHead || uint64(offset) > uint64(len(rec)) {
		return broken("request: its offset " + utoa(offset) + " is outside the record")
	}
	if e.Request == nil {
		e.Request = new(Request)
	}
	if err := e.Request.Decode(rec[offset:]); err != nil {
		return broken("request: " + err.Error())
	}
	return nil
}
