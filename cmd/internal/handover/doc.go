// Package handover passes the sockets of a running server to the process that takes its place: its listeners, and then its connections,
// each while it waits for a request. The two processes share a pair of Unix sockets that keep messages apart (SOCK_SEQPACKET).
//
//	old                                   new
//	Offer     hello, the listeners   ->   Accept
//	                                 <-   Ready, or Refuse with the reason
//	Begin     go                     ->   Ready returns
//	                                 <-   Serve: serving, it accepts now
//	Move      connections            ->   Serve adopts them
//	                                 <-   how many it took
//	Done      done                   ->   Serve returns: the listeners are its own
//
// The old process stays in charge until then. If a step fails, or the new one dies at any of them, it accepts again and keeps each
// connection whose taking was not acknowledged; TakeBack makes a new process that still lives leave the listeners to it. If the old one
// dies, the new one has them. A message has at most 64 KiB and 64 descriptors.
//
// No command uses it yet.
package handover
