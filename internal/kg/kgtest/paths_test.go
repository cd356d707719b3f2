package kgtest

import "testing"

func TestPathsAreThoseOfBruteForce(t *testing.T) { Paths(t, new(Memory), 1, 100, 50) }
