package neo4jtest

import (
	"cmp"
	"os"
	"path/filepath"
	"time"
)

// settings say where a server is and where its files are.
type settings struct {
	named   Server        // its URI is empty if the environment names no server
	release release       // what runs if the environment names no server
	program string        // the java that runs it
	cache   string        // directory of the jars, for all packages
	dir     string        // directory of the locks and the state of this process's server: see place
	grace   time.Duration // how long a server outlives its last user, in whole seconds
}

// fromEnvironment returns the settings of this process. The error is about the name of the release.
func fromEnvironment() (settings, error) {
	r, err := chosen()
	s := cachedIn(cacheDirectory(r), r)
	s.named = Server{
		URI:      os.Getenv("KG_TEST_NEO4J"),
		User:     os.Getenv("KG_TEST_NEO4J_USER"),
		Password: os.Getenv("KG_TEST_NEO4J_PASSWORD"),
	}
	return s, err
}

// cachedIn returns settings with that cache directory.
func cachedIn(cache string, r release) settings {
	return settings{
		release: r, program: cmp.Or(os.Getenv("KG_TEST_NEO4J_JAVA"), "java"),
		cache: cache, dir: placeIn(cache, 1), grace: time.Minute,
	}
}

// cacheDirectory returns KG_TEST_NEO4J_CACHE if it is set. Otherwise it returns a
// directory for the release in the user's cache directory. If the user has no cache directory, it returns
// a directory in the temporary directory.
func cacheDirectory(r release) string {
	if dir := os.Getenv("KG_TEST_NEO4J_CACHE"); dir != "" {
		return dir
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	return filepath.Join(cache, "accordgraph", "neo4j-"+r.version)
}
