package main

// listening holds the flags of the addresses, and of the protocols spoken there.
type listening struct {
	addresses
	reusePort bool

	tlsCert, tlsKey string // PEM files; both or none
	h2c             bool
	halfClose       bool
}

func (l *listening) define(o *options) {
	l.port, l.hostname = defaultPort, defaultHostname
	l.addresses.define(o, groupListen)
	o.add(listValue{&l.listen}, option{"listen", "ADDR", groupListen, "none", "another address: @name, /path, unix:/path?mode=0660, host:port, fd:3, systemd:; may be repeated"})
	o.add(boolValue{&l.reusePort}, option{"reuse-port", "", groupListen, "false", "share the TCP port with other processes that set this flag too: the kernel spreads connections over them (SO_REUSEPORT)"})
	o.add(textValue{&l.tlsCert}, option{"tls-cert", "FILE", groupListen, "none", "certificate with its chain (PEM): serve HTTPS, HTTP/1 and HTTP/2; loaded again when the file changes. Requests cost more processor time, even without the encryption"})
	o.add(textValue{&l.tlsKey}, option{"tls-key", "FILE", groupListen, "none", "the certificate's key (PEM)"})
	o.add(boolValue{&l.halfClose}, option{"half-close", "", groupListen, "false", "serve clients that close their sending half and wait for the response; without it such a client counts as gone, and its request is cancelled"})
	o.add(boolValue{&l.h2c}, option{"h2c", "", groupListen, "false", "also accept cleartext HTTP/2 (prior knowledge). Requests cost more processor time, those over HTTP/1 too"})
	o.add(textValue{&l.admin}, option{"admin", "ADDR|off", groupListen, "beside the first address", "Unix socket for reload, status and metrics, which only the same user and root may use"})
}

// validate checks the addresses and the certificate.
func (l *listening) validate(o *options) error {
	if err := l.takePort(o); err != nil {
		return err
	}
	addrs, err := l.fromFlags(o)
	if err != nil {
		return err
	}
	admin, _, _, err := l.adminFromFlags(o)
	if err != nil {
		return err
	}
	for _, addr := range addrs {
		if sameAddress(addr, admin) {
			return usagef("%s: %s is an address of the service: name another, or off", o.by("admin"), admin)
		}
	}
	return l.checkTLS(o)
}

// netHTTP reports whether requests are served by net/http, which has TLS and HTTP/2.
func (l *listening) netHTTP() bool { return l.tlsCert != "" || l.h2c }
