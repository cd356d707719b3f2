package neo4jstore

import (
	"strings"

	"accordgraph/internal/kg"
)

// layout is the name of the form of nodes and relationships: their labels, and their
// properties that are not fields. TestLayout fails if the form changes and layout does
// not.
const layout = "neo4j 4"

// An index is a database index that reads rely on, or a constraint that creates such an
// index.
type index struct{ name, text string }

// schema returns all indexes of the store. They make IDs unique. They let the database
// read every list in its order, even if a filter requires one value of an indexed field.
// They also let the database read the hops from an entity over relationships of one type
// in their usual order.
func schema() []index {
	all := []index{
		uniqueNode("Dataset", "store"),
		uniqueNode("Entity", "id"),
		uniqueNode("Change", "number"),
		{"change_about", fill(indexNodeText,
			"name", "change_about", "label", "ChangeAbout", "properties", columnList("n", "id", "number"))},
		{"search", fill(indexSearchText, "labels", kindNames())},
	}
	for _, k := range append(kg.Kinds(), kg.Merged, kg.Document, kg.Any) {
		for _, order := range orders(k) {
			all = append(all, indexNode(k, order, "id"))
			for _, f := range kg.EntityFields(k) {
				if f.Index {
					all = append(all, indexNode(k, f.Name, order, "id"))
				}
			}
		}
	}
	for _, t := range kg.Types() {
		all = append(all, uniqueRelationship(t), indexRelationship(t, kg.Out), indexRelationship(t, kg.In))
	}
	return all
}

// orders returns the properties by which lists of kind k can be ordered.
func orders(k kg.Kind) []string {
	all := []string{"sort"}
	for _, f := range kg.EntityFields(k) {
		if f.Sort {
			all = append(all, "sort_"+f.Name)
		}
	}
	return all
}

func uniqueNode(label, property string) index {
	name := strings.ToLower(label) + "_" + property
	return index{name, fill(uniqueNodeText, "name", quote(name), "label", label, "property", property)}
}

func uniqueRelationship(t kg.Type) index {
	name := string(t) + "_id"
	return index{name, fill(uniqueRelationshipText, "name", quote(name), "type", quote(string(t)))}
}

func indexNode(k kg.Kind, properties ...string) index {
	name := nodeLabel(k) + "_" + strings.Join(properties, "_")
	return index{name, fill(indexNodeText,
		"name", quote(name), "label", label(k), "properties", columnList("n", properties...))}
}

// indexRelationship is the index on the relationships of one type from their near end.
func indexRelationship(t kg.Type, d kg.Direction) index {
	near, far := endColumns(d)
	name := string(t) + "_" + near
	return index{name, fill(indexRelationshipText,
		"name", quote(name), "type", quote(string(t)), "properties", columnList("l", near, far, "id"))}
}
