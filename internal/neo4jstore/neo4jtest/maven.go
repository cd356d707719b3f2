package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// copying is how long Maven may take to copy the jars. The jars are 115 MB, and Maven
// copies them in 8 seconds on a fast line.
const copying = 5 * time.Minute

// java returns the recipe that runs the server on Java. If the jars are missing, it
// copies them. Only one process at a time can do this.
func (h *handle) java(ctx context.Context) (recipe, error) {
	version, err := javaVersion(ctx, h.program, h.release.java)
	if err != nil {
		return recipe{}, err
	}
	if err := os.MkdirAll(h.cache, 0o755); err != nil {
		return recipe{}, err
	}
	turn, err := lock(ctx, filepath.Join(h.cache, "copy.lock"))
	if err != nil {
		return recipe{}, err
	}
	defer turn.Close()
	lib := filepath.Join(h.cache, "lib")
	if _, err := os.Stat(lib); err != nil {
		if err := fill(ctx, lib, h.release.version); err != nil {
			return recipe{}, err
		}
	}
	if lib, err = filepath.EvalSymlinks(lib); err != nil {
		return recipe{}, err
	}
	classes := classesFile(version, lib)
	return recipe{command: func(home string, port int) ([]string, error) {
		return h.javaCommand(lib, home, classes), configure(home, port)
	}, classes: classes}, nil
}

var majorVersion = regexp.MustCompile(`version "(\d+)`)

// javaVersion returns what the program says about its version. It returns an error if there is no such program, if its
// version is less than needed, or if it does not run. For example, macOS has a command java that only says where to get
// Java.
func javaVersion(ctx context.Context, program string, needed int) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	if _, err := exec.LookPath(program); err != nil {
		return nil, errors.New(program + " is not on PATH")
	}
	out, err := exec.CommandContext(ctx, program, "-version").CombinedOutput()
	m := majorVersion.FindSubmatch(out)
	if err != nil || m == nil {
		return nil, errors.New("java -version does not work")
	}
	if major, _ := strconv.Atoi(string(m[1])); major < needed {
		return nil, fmt.Errorf("java is %d, and %d is needed", major, needed)
	}
	return out, nil
}

// pom is the project of Maven. Each %s stands for the version.
const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>accordgraph</groupId>
  <artifactId>neo4jtest</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>%s</version></dependency>
    <dependency><groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId><version>%s</version></dependency>
  </dependencies>
</project>
`

// fill makes Maven copy the jars of a version of the server to lib. If that fails, lib does not
// exist. The caller holds the lock of the cache directory.
func fill(ctx context.Context, lib, version string) error {
	if _, err := exec.LookPath("mvn"); err != nil {
		return errors.New("mvn is not on PATH, and the server's jars are not in " + lib)
	}
	ctx, cancel := context.WithTimeout(ctx, copying)
	defer cancel()
	dir, err := os.MkdirTemp(filepath.Dir(lib), "filling-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := os.WriteFile(filepath.Join(dir, "pom.xml"), fmt.Appendf(nil, pom, version, version), 0o644); err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, "mvn", "-q", "-B", "dependency:copy-dependencies",
		"-DoutputDirectory="+filepath.Join(dir, "lib"))
	cmd.Dir = dir
	cmd.WaitDelay = time.Second
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("mvn: %v: %s", err, firstLine(out))
	}
	return os.Rename(filepath.Join(dir, "lib"), lib)
}

func firstLine(out []byte) string {
	line, _, _ := strings.Cut(strings.TrimSpace(string(out)), "\n")
	return line
}

// lasting are options of Java for a server that several packages use, one after the other: the collector with one thread.
// Both compilers of Java work: the code of the second one pays off after the first package. Three packages one after
// the other on one server took 97, 71 and 48 s with both compilers, and 108, 103 and 81 s with the first one alone, which
// used 308 s of CPU time instead of 353 s.
var lasting = []string{"-XX:+UseSerialGC"}

// javaCommand returns the command that runs the server. The server logs to standard
// output, and not only to a file in home. A server for benchmarks has Java's own options.
func (h *handle) javaCommand(lib, home, classes string) []string {
	command := []string{h.program}
	if !benchmarks() {
		command = append(append(command, lasting...), classesOptions(classes, home)...)
	}
	return append(command,
		"-Xmx768m", "-cp", filepath.Join(lib, "*"),
		"--add-opens=java.base/java.nio=ALL-UNNAMED",
		"--add-opens=java.base/java.io=ALL-UNNAMED",
		"--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
		h.release.class,
		"--home-dir="+home, "--config-dir="+filepath.Join(home, "conf"), "--console-mode",
	)
}

// configure writes the configuration of the server. It turns off the preallocation of
// the transaction log, which takes 256 MB for each database.
func configure(home string, port int) error {
	conf := filepath.Join(home, "conf")
	if err := os.Mkdir(conf, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(conf, "neo4j.conf"), fmt.Appendf(nil, `server.bolt.listen_address=127.0.0.1:%[1]d
server.bolt.advertised_address=127.0.0.1:%[1]d
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=128m
dbms.security.auth_enabled=false
dbms.usage_report.enabled=false
db.tx_log.preallocate=false
`, port), 0o644)
}
