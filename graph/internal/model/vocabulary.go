package model

import (
	"strings"

	"accordgraph/internal/kg"
	"accordgraph/internal/prose"
)

// RelationshipTypeInfo describes a type of relationships, with words for readers.
type RelationshipTypeInfo struct{ Type kg.Type }

// RelationshipTypes resolves the field relationshipTypes.
func RelationshipTypes() []*RelationshipTypeInfo {
	all := make([]*RelationshipTypeInfo, len(kg.Types()))
	for i, t := range kg.Types() {
		all[i] = &RelationshipTypeInfo{t}
	}
	return all
}

func (i RelationshipTypeInfo) Description() string { return i.Type.Doc() }

func (i RelationshipTypeInfo) Sources() []string {
	from, _ := i.Type.Ends()
	return constants(from)
}

func (i RelationshipTypeInfo) Targets() []string {
	_, to := i.Type.Ends()
	return constants(to)
}

// Verb returns the words between the two ends.
func (i RelationshipTypeInfo) Verb(lang string, direction kg.Direction) (string, error) {
	return prose.Verb(strings.ToLower(lang), i.Type, direction)
}

// constants returns kinds as values of the enum EntityKind. A group stands for its kinds.
func constants(kinds []kg.Kind) (all []string) {
	for _, k := range kinds {
		for _, member := range k.Members() {
			all = append(all, strings.ToUpper(string(member)))
		}
	}
	return all
}

// VocabularyInfo is an enum with words for its values, and VocabularyValue is one of them.
type (
	VocabularyInfo  = prose.Vocabulary
	VocabularyValue = prose.VocabularyValue
)

// Vocabularies resolves the field vocabularies.
func Vocabularies(names []string) ([]*VocabularyInfo, error) { return prose.Vocabularies(names) }
