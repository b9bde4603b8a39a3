// Package bench measures HTTP servers over abstract, Unix and TCP sockets, side by side: requests per second, latencies,
// and the processor time that the server spends on a request. The flow, in run order:
//
//   - run.go: Run takes the servers in turn, round after round: start (server.go), probe.go, measure.go, stop;
//   - measure.go: one measurement: a warm-up, then load for a time or a number of requests, between two readings of the
//     server's processor time (cpu_linux.go);
//   - the load itself: loop_linux.go, one thread over epoll that allocates nothing, so that one core keeps a server busy on
//     another; goroutines.go, portable, elsewhere. Both read answers with response.go;
//   - report.go makes medians of the rounds and ratios between servers; table.go prints them.
//
// The load is a closed loop: a connection sends its next request when the last is answered. Latencies therefore say how long a
// request took at the rate that the server reached, not what it would be at another rate.
//
// Every wait has a limit: a request's is Options.Timeout, a server's start and stop have their own. Every process that is
// started here is ended here, with its process group.
package bench
