package seed

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// Read reads a data set. It returns the whole data set, completed by [kg.Complete] and
// sorted by id. The data set breaks no rule of [kg.Check]. If the files have mistakes, the
// error is [Mistakes], and holds all of them. Equal files give equal batches.
//
// If a file cannot be read, for example because it is not YAML, Read does not report
// references to missing things, because these things may be in that file.
func Read(fsys fs.FS) (kg.Batch, error) {
	r := newReader(fsys)
	entities, relationships, votes := r.names()
	r.dataset()
	r.sources()
	r.changelog()
	for _, file := range entities {
		r.entityFile(file)
	}
	for _, file := range relationships {
		r.relationshipFile(file)
	}
	for _, file := range votes {
		r.voteFile(file)
	}
	r.provisions()
	r.obligations()
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

// A reader reads the files of one data set into a draft. It has a method for each noun of a data
// set: dataset, sources, entity, relationship and so on.
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

// names returns the files of entities, of relationships and of votes. It notes each file
// that cannot be part of a data set.
func (r *reader) names() (entities, relationships, votes []string) {
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
		case dir == "votes" && isYAML:
			votes = append(votes, file)
		case dir == historyFolder && isHistory(file): // History reads it
		case dir != "." || isYAML || path.Ext(file) == ".yml":
			r.wrong(place{file, 0}, "is not read: want dataset.yaml, sources.yaml, changelog.yaml, entities/*.yaml, "+
				"relationships/*.yaml and votes/*.yaml")
		}
		return nil
	})
	if err != nil {
		r.unread(place{".", 0}, "cannot be read: %v", err)
	}
	return entities, relationships, votes
}

// isHidden reports whether go:embed leaves out a file or folder with that name.
func isHidden(name string) bool {
	return name != "." && (strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_"))
}
