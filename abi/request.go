package abi

// request.go: the request record (SPEC 4).

// Request is the content of a request record. After Decode its slices are views into the record.
type Request struct {
	BodyInline bool // Body is the complete body
	TLS        bool
	Method     []byte // as sent
	Path       []byte // normalised, still percent-encoded; begins with '/', or is "*"
	Query      []byte // raw, without '?'
	Host       []byte
	Body       []byte  // with BodyInline
	BodyLength int64   // bytes; -1: not known before the end. With BodyInline it is ignored: the length is len(Body)
	Header     []Field // lower-case names, order and duplicates as received
	Params     []Field // the parameters of the route's pattern
	Route      uint32  // handler number in the manifest; 0: fetch
	Protocol   uint32  // 10, 11, 20
	Remote     []byte  // "ip:port"; empty on Unix and abstract sockets
	Listener   []byte  // the address of the listener that accepted the connection
	PeerKnown  bool    // the three below are known
	PeerUID    uint32
	PeerGID    uint32
	PeerPID    uint32 // 0: not known
}

// RequestSize is the exact number of bytes that AppendRequest will append. A record has less than 4 GiB; the caller
// limits its content.
func RequestSize(r *Request) int {
	n := RequestHead + len(r.Method) + len(r.Path) + len(r.Query) + len(r.Host) + len(r.Remote) + len(r.Listener)
	if r.BodyInline {
		n += len(r.Body)
	}
	return n + fieldsSize(r.Header) + fieldsSize(r.Params)
}

// AppendRequest appends r's record to dst and returns the longer slice. It allocates only if dst's capacity is less
// than RequestSize(r). dst's end should have an address that is a multiple of 8.
func AppendRequest(dst []byte, r *Request) []byte {
	dst, rec := extend(dst, RequestSize(r))
	put32(rec, RequestLength, uint32(len(rec)))
	var flags uint32
	if r.TLS {
		flags |= FlagTLS
	}
	var uid, gid, pid uint32
	if r.PeerKnown {
		flags |= FlagPeer
		uid, gid, pid = r.PeerUID, r.PeerGID, r.PeerPID
	}
	var body []byte
	length := r.BodyLength
	if r.BodyInline {
		flags |= FlagBodyInline
		body, length = r.Body, int64(len(r.Body))
	}
	put32(rec, RequestFlags, flags)
	put64(rec, RequestBodyLength, uint64(length))
	put32(rec, RequestRoute, r.Route)
	put32(rec, RequestProtocol, r.Protocol)
	put32(rec, RequestPeerUID, uid)
	put32(rec, RequestPeerGID, gid)
	put32(rec, RequestPeerPID, pid)
	clear(rec[RequestPeerPID+4 : RequestHead])

	headers := RequestHead
	params := headers + FieldSize*len(r.Header)
	end := params + FieldSize*len(r.Params)
	end = putSpan(rec, RequestMethod, end, r.Method)
	end = putSpan(rec, RequestPath, end, r.Path)
	end = putSpan(rec, RequestQuery, end, r.Query)
	end = putSpan(rec, RequestHost, end, r.Host)
	end = putList(rec, RequestHeaders, headers, end, r.Header)
	end = putList(rec, RequestParams, params, end, r.Params)
	end = putSpan(rec, RequestRemote, end, r.Remote)
	end = putSpan(rec, RequestListener, end, r.Listener)
	putSpan(rec, RequestBody, end, body)
	return dst
}

// Decode reads the record at the beginning of rec into r, whose slices then point into rec; Header and Params are
// reused. It only checks that every part is within the record: the host wrote it. Errors wrap ErrRecord
// and leave r undefined.
func (r *Request) Decode(rec []byte) error {
	rec, err := whole(rec, RequestHead)
	if err != nil {
		return err
	}
	flags := get32(rec, RequestFlags)
	header, params := r.Header[:0], r.Params[:0]
	*r = Request{
		BodyInline: flags&FlagBodyInline != 0,
		TLS:        flags&FlagTLS != 0,
		BodyLength: int64(get64(rec, RequestBodyLength)),
		Route:      get32(rec, RequestRoute),
		Protocol:   get32(rec, RequestProtocol),
		PeerKnown:  flags&FlagPeer != 0,
	}
	if r.PeerKnown {
		r.PeerUID, r.PeerGID, r.PeerPID = get32(rec, RequestPeerUID), get32(rec, RequestPeerGID), get32(rec, RequestPeerPID)
	}
	for _, s := range [...]struct {
		to   *[]byte
		at   int
		name string
	}{
		{&r.Method, RequestMethod, "method"},
		{&r.Path, RequestPath, "path"},
		{&r.Query, RequestQuery, "query"},
		{&r.Host, RequestHost, "host"},
		{&r.Remote, RequestRemote, "remote"},
		{&r.Listener, RequestListener, "listener"},
		{&r.Body, RequestBody, "body"},
	} {
		var ok bool
		if *s.to, ok = getSpan(rec, s.at); !ok {
			return broken(s.name + ": it is outside the record")
		}
	}
	if !r.BodyInline {
		r.Body = nil
		if r.BodyLength < -1 {
			return broken("body_length: it is below -1")
		}
	} else {
		r.BodyLength = int64(len(r.Body))
	}
	if r.Header, err = getList(header, rec, RequestHeaders, "header"); err != nil {
		return err
	}
	r.Params, err = getList(params, rec, RequestParams, "param")
	return err
}
