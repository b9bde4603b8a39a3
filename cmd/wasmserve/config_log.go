package main

// logging holds the flags of the log.
type logging struct {
	logFormat, logLevel string
	accessLog           bool

	dev, test bool // the log of dev, or of test: short lines
}

func (l *logging) define(o *options, dev bool) {
	l.logFormat, l.logLevel, l.accessLog, l.dev = "text", "info", dev, dev
	devDefault := "false"
	if dev {
		devDefault = "true"
	}
	o.add(choiceValue{&l.logFormat, []string{"text", "json"}}, option{"log-format", "text|json", groupLog, "text", "format of the log"})
	o.add(choiceValue{&l.logLevel, []string{"debug", "info", "warn", "error"}}, option{"log-level", "LEVEL", groupLog, "info", "least severe entries that are logged: debug, info, warn or error"})
	o.add(boolValue{&l.accessLog}, option{"access-log", "", groupLog, devDefault, "log each request"})
}

// devLines reports whether events are written as dev's short lines.
func (l *logging) devLines() bool { return l.dev && l.logFormat == "text" }
