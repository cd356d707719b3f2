package neo4jtest

import (
	"os"
	"path/filepath"
	"time"
)

// settings say where a server is to be found and where its files are.
type settings struct {
	named Server        // its URI is empty if the environment names none
	dir   string        // jars, locks and the state of the shared server
	grace time.Duration // how long a shared server outlives its last user; whole seconds
}

func fromEnvironment() settings {
	return settings{
		named: Server{
			URI:      os.Getenv("KG_TEST_NEO4J"),
			User:     os.Getenv("KG_TEST_NEO4J_USER"),
			Password: os.Getenv("KG_TEST_NEO4J_PASSWORD"),
		},
		dir:   directory(),
		grace: 20 * time.Second,
	}
}

// directory is that of KG_TEST_NEO4J_CACHE, else one of the user's cache directory,
// else, for a user without one, of the temporary directory.
func directory() string {
	if dir := os.Getenv("KG_TEST_NEO4J_CACHE"); dir != "" {
		return dir
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	return filepath.Join(cache, "accordgraph", "neo4j-"+Version)
}
