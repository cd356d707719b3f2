package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"time"
)

// docker returns the recipe that runs an image. It pulls the image if it is missing.
func docker(ctx context.Context, image string) (recipe, error) {
	if _, err := exec.LookPath("docker"); err != nil {
		return recipe{}, errors.New("docker is not on PATH")
	}
	if _, err := dockerRun(ctx, 10*time.Second, "info"); err != nil {
		return recipe{}, errors.New("docker info finds no engine")
	}
	if _, err := dockerRun(ctx, 10*time.Second, "image", "inspect", image); err != nil {
		if out, err := dockerRun(ctx, copying, "pull", "-q", image); err != nil {
			return recipe{}, fmt.Errorf("docker pull %s: %v: %s", image, err, firstLine(out))
		}
	}
	return recipe{command: func(home string, port int) ([]string, error) {
		return dockerCommand(image, home, port), nil
	}, container: true}, nil
}

// dockerRun runs docker and returns its output. It gives up after limit.
func dockerRun(ctx context.Context, limit time.Duration, args ...string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, "docker", args...)
	cmd.WaitDelay = time.Second
	return cmd.CombinedOutput()
}

// dockerCommand returns a command that stays in the foreground. So the output of the
// command is the log of the server, and the watchdog sees when the server ends.
func dockerCommand(image, home string, port int) []string {
	return []string{
		"docker", "run", "--rm", "--name", filepath.Base(home),
		"-p", fmt.Sprintf("127.0.0.1:%d:7687", port),
		"-e", "NEO4J_AUTH=none",
		"-e", fmt.Sprintf("NEO4J_server_bolt_advertised__address=127.0.0.1:%d", port),
		"-e", "NEO4J_server_memory_heap_max__size=768m",
		"-e", "NEO4J_server_memory_pagecache_size=128m",
		"-e", "NEO4J_dbms_usage__report_enabled=false",
		image,
	}
}
