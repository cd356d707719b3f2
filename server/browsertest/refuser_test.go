package browsertest

import "testing"

func TestOwnTraffic(t *testing.T) {
	for host, want := range map[string]bool{
		"accounts.google.com:443": true,
		"clients2.google.com":     true,
		"update.googleapis.com":   true,
		"notgoogle.com":           false,
		"google.com.example":      false,
		"127.0.0.1:80":            false,
	} {
		if got := ownTraffic(host); got != want {
			t.Errorf("%s: got %t, want %t", host, got, want)
		}
	}
}
