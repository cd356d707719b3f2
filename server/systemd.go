package main

import (
	"errors"
	"log/slog"
	"net"
	"os"
)

// notifySystemd sends the state of the program to the socket that NOTIFY_SOCKET names,
// in the form of sd_notify(3). systemd sets the variable, as may any other program that
// starts this one. Without the variable, notifySystemd does nothing.
func notifySystemd(state string) error {
	socket := os.Getenv("NOTIFY_SOCKET") // "@" first means an abstract socket, for package net too
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

// reportState sends the state of the program to systemd. The server goes on if that
// fails, and logs why.
func reportState(log *slog.Logger, state string) {
	if err := notifySystemd(state); err != nil {
		log.Warn("notify", "err", err)
	}
}
