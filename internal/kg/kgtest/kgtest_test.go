package kgtest_test

import (
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/kg/kgtest"
)

func TestMemory(t *testing.T) {
	kgtest.Run(t, func(*testing.T) kg.Store { return new(kgtest.Memory) })
}

func TestLoadersRace(t *testing.T) {
	m := new(kgtest.Memory)
	kgtest.Race(t, m, m)
}
