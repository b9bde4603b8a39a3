// Package outbound sends guests' requests to upstream servers: it implements a handler's fetch. Guests are hostile, and so may be
// upstreams:
//
//	policy.go    the allowed upstreams: by name before a lookup, and by address before a connection
//	client.go    one request, its redirects and its time limits; HTTP is net/http's
//
// It uses no proxy, no cookies, and no credentials but the guest's. Idle connections are kept, for all guests of a server.
package outbound
