package seed

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// Read reads a data set. It returns a whole one, on which [kg.Complete] was
// called and which passes [kg.Batch.Check], in the order of the ids; or else
// [Mistakes], all there are. Equal files give equal batches.
//
// If a file is not YAML, what is in the others and leads nowhere is not reported:
// it may lead into that file.
func Read(fsys fs.FS) (kg.Batch, error) {
	r := &reader{entities: map[kg.ID]*entity{}, links: map[kg.ID]*link{}}
	entities, relationships := r.files(fsys)
	r.dataset(fsys)
	r.sources(fsys)
	r.changelog(fsys)
	for _, file := range entities {
		r.entityFile(fsys, file)
	}
	for _, file := range relationships {
		r.relationshipFile(fsys, file)
	}
	r.provisions()
	if !r.unread {
		r.checkAll()
	}
	if len(r.mistakes) > 0 {
		return kg.Batch{}, r.mistakes.inOrder()
	}
	b := r.batch()
	kg.Complete(&b)
	if err := b.Check(); err != nil {
		return kg.Batch{}, err
	}
	return b, nil
}

// A reader reads one data set.
type reader struct {
	mistakes Mistakes
	unread   bool // a file could not be read at all
	meta     kg.Meta
	entities map[kg.ID]*entity
	links    map[kg.ID]*link
	mentions []word // of evidence that is written out elsewhere
	changes  []change
}

// files returns the files of entities and of relationships, and notes those that
// nobody would read.
func (r *reader) files(fsys fs.FS) (entities, relationships []string) {
	err := fs.WalkDir(fsys, ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		dir, isYAML := path.Dir(file), path.Ext(file) == ".yaml"
		switch {
		case isHidden(d.Name()) && d.IsDir():
			return fs.SkipDir
		case isHidden(d.Name()) || d.IsDir() || file == "dataset.yaml" || file == "sources.yaml" || file == changelogFile:
		case dir == "entities" && isYAML:
			entities = append(entities, file)
		case dir == "relationships" && isYAML:
			relationships = append(relationships, file)
		case dir != "." || isYAML || path.Ext(file) == ".yml":
			r.wrong(place{file, 0}, "is not read: want dataset.yaml, sources.yaml, changelog.yaml, entities/*.yaml and relationships/*.yaml")
		}
		return nil
	})
	if err != nil {
		r.unread = true
		r.wrong(place{".", 0}, "cannot be read: %v", err)
	}
	return entities, relationships
}

// isHidden says whether go:embed leaves out what has that name.
func isHidden(name string) bool {
	return name != "." && (strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_"))
}

// batch returns all that was read, in the order of the ids.
func (r *reader) batch() kg.Batch {
	b := kg.Batch{Meta: &r.meta}
	for _, id := range slices.Sorted(maps.Keys(r.entities)) {
		b.Entities = append(b.Entities, r.entities[id].Entity)
	}
	for _, id := range slices.Sorted(maps.Keys(r.links)) {
		b.Relationships = append(b.Relationships, r.links[id].Relationship)
	}
	return b
}

// ordered notes if an entry is not in its place in a file. The caller keeps last.
func (e *entry) ordered(last *string, key string) {
	if key < *last {
		e.r.wrong(e.place, "is not in its place: entries are sorted by id, or by type, from, to and key")
	}
	*last = key
}
