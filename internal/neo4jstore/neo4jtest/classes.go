package neo4jtest

import (
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
)

// classesFile returns the path of the archive of the server's classes, beside the folder of the jars. The argument version
// is what the program java says about itself.
// There may be no file yet. Java takes no archive of another Java, or of jars at another path, so each Java has an archive
// of its own, and the path of lib has no links.
//
// Reading and checking classes is half of a start: with an archive that a start left, the next one takes 4.5 s of CPU
// time instead of 8.4 s. The first server that ends without an archive leaves one, with all classes that it used.
func classesFile(version []byte, lib string) string {
	sum := fnv.New64a()
	sum.Write(version)
	return filepath.Join(filepath.Dir(lib), fmt.Sprintf("classes-%x.jsa", sum.Sum(nil)))
}

// classesOptions returns the options of Java that read the archive of classes. If there is none, the options make a server
// that is asked to end write an archive to its home. The watchdog moves it to its path. Java passes over an archive that
// it cannot use. The log does not name the classes that an archive leaves out.
func classesOptions(path, home string) []string {
	option := "-XX:ArchiveClassesAtExit=" + filepath.Join(home, "classes.jsa")
	if _, err := os.Stat(path); err == nil {
		option = "-XX:SharedArchiveFile=" + path
	}
	return []string{option, "-Xlog:cds*=off"}
}
