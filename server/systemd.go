package main

import (
	"errors"
	"log/slog"
	"net"
	"os"
)

// notifySystemd sends the state of the program to systemd, in the form of sd_notify(3). The
// environment variable NOTIFY_SOCKET names the socket of systemd. systemd sets the variable,
// and other programs that start the server may set it too. If the variable is not set,
// notifySystemd does nothing.
func notifySystemd(state string) error {
	socket := os.Getenv("NOTIFY_SOCKET") // a name that begins with "@" is an abstract socket, also in package net
	if socket == "" {
		return nil
	}
	c, err := net.DialUnix("unixgram", nil, &net.UnixAddr{Name: socket, Net: "unixgram"})
	if err != nil {
		return err
	}
	_, err = c.Write([]byte(state))
	return errors.Join(err, c.Close())
}

// reportState sends the state of the program to systemd. If it cannot, it logs the error, and
// the server continues.
func reportState(log *slog.Logger, state string) {
	if err := notifySystemd(state); err != nil {
		log.Warn("notify", "err", err)
	}
}
