package main

import (
	"fmt"
	"net"
	"os"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/wasmserve/wasmserve/sockets"
)

// raw is a command of scripts: a client that closes its sending half or keeps its connection, and sees the head of the answer.
func raw(ts *testscript.TestScript, neg bool, args []string) {
	half := len(args) == 4 && args[3] == "half"
	if neg || len(args) != 3 && !half {
		ts.Fatalf("usage: raw ADDRESS PATH TEXT [half]")
	}
	addr, err := sockets.Parse(args[0])
	ts.Check(err)
	network, address := addr.Network()
	if network == "unix" && !strings.HasPrefix(address, "@") {
		address = ts.MkAbs(address)
	}
	conn, err := net.Dial(network, address)
	ts.Check(err)
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(askPatience))
	_, err = fmt.Fprintf(conn, "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n", args[1])
	ts.Check(err)
	if half {
		ts.Check(conn.(interface{ CloseWrite() error }).CloseWrite())
	}
	var got strings.Builder
	buf := make([]byte, 4096)
	for {
		n, err := conn.Read(buf)
		got.Write(buf[:n])
		switch {
		case args[2] != "nothing" && strings.Contains(got.String(), args[2]):
			return
		case err == nil:
		case args[2] == "nothing" && got.Len() == 0 && !os.IsTimeout(err):
			return
		default:
			ts.Fatalf("%s%s answers %q and ends with %v, want %q", args[0], args[1], got.String(), err, args[2])
		}
	}
}
