// Package outbound sends guests' requests to other servers: what a handler's fetch does. A guest is hostile, and so may be whoever answers:
//
//	policy.go    whom it may connect to: by name before anybody asks for an address, and by the address before anybody connects
//	client.go    one request, its redirects and its time limits; HTTP is net/http's
//
// There is no proxy, no cookie, and no credential but what the guest sends. Connections that are idle are kept, for all guests of a server.
package outbound
