package kgtest

import "testing"

func TestPathsAreThoseOfBruteForce(t *testing.T) { Paths(t, new(Memory), 1, 100, 50) }

func TestSubgraphsAreThoseOfBruteForce(t *testing.T) { Subgraphs(t, new(Memory), 1, 100, 50) }
