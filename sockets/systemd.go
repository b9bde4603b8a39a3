package sockets

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

// firstInherited is the first descriptor that systemd passes (sd_listen_fds(3)).
const firstInherited = 3

// inheritSystemd makes listeners from the sockets that systemd passed: LISTEN_PID, LISTEN_FDS, LISTEN_FDNAMES.
func inheritSystemd(a Addr, opt Options) ([]Listener, error) {
	getenv := opt.Getenv
	if getenv == nil {
		getenv = os.Getenv
	}
	count, names, err := systemdSockets(a, getenv)
	if err != nil {
		return nil, err
	}
	var list []Listener
	for n := range count {
		name := "" // systemd names it after its unit
		if n < len(names) {
			name = names[n]
		}
		if a.Name != "" && name != a.Name {
			continue
		}
		ln, err := inherit(firstInherited+n, a.String())
		if err != nil {
			for _, open := range list {
				open.Close()
			}
			return nil, err
		}
		list = append(list, ln)
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("listen on %s: systemd passed no socket of this name; it passed %s (FileDescriptorName= in the socket's unit)", a, strings.Join(names, ", "))
	}
	return list, nil
}

func systemdSockets(a Addr, getenv func(string) string) (count int, names []string, err error) {
	if pid := getenv("LISTEN_PID"); pid == "" {
		return 0, nil, fmt.Errorf("listen on %s: systemd passed no sockets: start it from a .socket unit", a)
	} else if pid != strconv.Itoa(os.Getpid()) {
		return 0, nil, fmt.Errorf("listen on %s: the sockets were passed to process %s, this is %d: start it directly, not through a shell", a, pid, os.Getpid())
	}
	count, err = strconv.Atoi(getenv("LISTEN_FDS"))
	if err != nil || count < 1 || count > 1024 {
		return 0, nil, fmt.Errorf("listen on %s: LISTEN_FDS is %q, not a number of sockets", a, getenv("LISTEN_FDS"))
	}
	if s := getenv("LISTEN_FDNAMES"); s != "" {
		names = strings.Split(s, ":")
	}
	return count, names, nil
}
