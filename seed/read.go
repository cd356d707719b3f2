package seed

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// Read reads a data set. It returns the whole data set, in the order of the ids,
// which breaks no rule of [kg.Check] and on which [kg.Complete] was called; or
// else [Mistakes], all there are. Equal files give equal batches.
//
// If a file is not YAML, Read reports no reference from another file that leads
// nowhere: the reference may lead into the file that is not YAML.
func Read(fsys fs.FS) (kg.Batch, error) {
	r := newReader(fsys)
	entities, relationships := r.names()
	r.dataset()
	r.sources()
	r.changelog()
	for _, file := range entities {
		r.entityFile(file)
	}
	for _, file := range relationships {
		r.relationshipFile(file)
	}
	r.provisions()
	r.check()
	if len(r.mistakes) > 0 {
		return kg.Batch{}, r.mistakes.inOrder()
	}
	b := r.batch()
	kg.Complete(&b)
	if err := b.CheckForm(); err != nil {
		return kg.Batch{}, err
	}
	return b, nil
}

// A reader reads the files of one data set into a draft. It has a method for each noun.
type reader struct {
	files files
	*draft
}

func newReader(fsys fs.FS) *reader {
	n := new(notes)
	d := &draft{notes: n, entities: map[kg.ID]*entity{}, links: map[kg.ID]*link{}}
	return &reader{files{fsys, n}, d}
}

// The files that are not in a folder.
const (
	datasetFile   = "dataset.yaml"
	sourcesFile   = "sources.yaml"
	changelogFile = "changelog.yaml"
)

// names returns the files of entities and of relationships, and notes the files
// that no data set has.
func (r *reader) names() (entities, relationships []string) {
	err := fs.WalkDir(r.files, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		dir, isYAML := path.Dir(file), path.Ext(file) == ".yaml"
		switch {
		case isHidden(d.Name()) && d.IsDir():
			return fs.SkipDir
		case isHidden(d.Name()) || d.IsDir() || slices.Contains([]string{datasetFile, sourcesFile, changelogFile}, file):
		case dir == "entities" && isYAML:
			entities = append(entities, file)
		case dir == "relationships" && isYAML:
			relationships = append(relationships, file)
		case dir != "." || isYAML || path.Ext(file) == ".yml":
			r.wrong(place{file, 0}, "is not read: want dataset.yaml, sources.yaml, changelog.yaml, entities/*.yaml "+
				"and relationships/*.yaml")
		}
		return nil
	})
	if err != nil {
		r.unread(place{".", 0}, "cannot be read: %v", err)
	}
	return entities, relationships
}

// isHidden reports whether go:embed leaves out a file of that name.
func isHidden(name string) bool {
	return name != "." && (strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_"))
}
