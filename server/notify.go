package main

import (
	"errors"
	"log/slog"
	"net"
	"os"
)

// notify tells systemd, or whoever else started the program and listens at
// NOTIFY_SOCKET, how it is (sd_notify(3)). If nobody listens it does nothing.
func notify(state string) error {
	socket := os.Getenv("NOTIFY_SOCKET") // "@" at its start is an abstract one, to net as well
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

// tell notifies. That nobody heard it does not keep the server from serving.
func tell(log *slog.Logger, state string) {
	if err := notify(state); err != nil {
		log.Warn("notify", "err", err)
	}
}
