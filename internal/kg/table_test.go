package kg

import (
	"slices"
	"strings"
	"testing"
)

// Every row of the table of types is complete. An error names the row and says what to write.
func TestTypesSayAll(t *testing.T) {
	for _, row := range types {
		wrong := func(problem string) { t.Errorf("internal/kg/type.go: the row of %s %s", row.Type, problem) }
		if row.Doc == "" {
			wrong("has no Doc: say in one sentence what it states")
		}
		if row.Rules == 0 {
			wrong("has no Rules: write plain, or claimed, changing, acyclic, sameKind")
		}
		if row.Rules&plain != 0 && row.Rules != plain {
			wrong("is plain and something else")
		}
		if len(row.From) == 0 || len(row.To) == 0 || len(row.Moves) == 0 {
			wrong("needs From, To and at least one of Moves")
		}
		for _, m := range row.Moves {
			starts, ends := row.From, row.To
			if m.Dir == In {
				starts, ends = ends, starts
			}
			if !isOneOf(m.At, starts) || m.To != Any && !isOneOf(m.To, ends) {
				wrong("has a move " + m.Name + " from " + string(m.At) + " to " + string(m.To) +
					", which it does not join")
			}
			if m.Doc == "" {
				wrong("says nothing of its move " + m.Name)
			}
		}
	}
	for k, all := range moves {
		names := len(all)
		for _, m := range all {
			if m.Was != "" {
				names++
			}
		}
		if len(steps[k]) != names {
			t.Errorf("internal/kg/type.go: two moves from %s have one name", k)
		}
	}
}

// Clients can follow every relationship that a type allows by a move, from both of its ends.
func TestMovesFromBothEnds(t *testing.T) {
	hasMove := func(at Kind, typ Type, d Direction, far Kind) bool {
		return slices.ContainsFunc(Moves(at), func(m Move) bool {
			return slices.Contains(m.Types, typ) && (m.Dir == d || m.Dir == Both) && far.Is(m.To)
		})
	}
	for _, row := range types {
		for _, from := range Kinds() {
			for _, to := range Kinds() {
				if !row.Type.Joins(from, to) {
					continue
				}
				const wants = "internal/kg/type.go: the row of %s needs a move %s %s, which leads to %s"
				if !hasMove(from, row.Type, Out, to) {
					t.Errorf(wants, row.Type, "forward from", from, to)
				}
				if !hasMove(to, row.Type, In, from) {
					t.Errorf(wants, row.Type, "back from", to, from)
				}
			}
		}
	}
}

func TestKindsSayAll(t *testing.T) {
	for _, row := range kinds {
		wrong := func(problem string) { t.Errorf("internal/kg/kind_table.go: the row of %s %s", row.Kind, problem) }
		if row.Doc == "" || row.One == "" || row.Many == "" || row.List == "" || row.ListDoc == "" {
			wrong("needs Doc, One, Many, List and ListDoc")
		}
		if row.moment == "" {
			wrong("needs moment: what a timeline calls its date, or notOnTimeline")
		}
		if row.search == 0 {
			wrong("needs search: its class in a search, 1 for what readers look for first")
		}
		if row.exists == nil || row.known == nil {
			wrong("needs exists and known: when it is dated, and since when it is on the public record " +
				"(never, if it always was)")
		}
		if row.sort == nil {
			wrong("needs sort: its place in lists, such as byName")
		}
		fields := EntityFields(row.Kind)
		if _, dated := FindField(fields, "date"); row.Kind.Moment() != "" && !dated {
			wrong("has a moment and no date: add it to the Kinds of date in internal/kg/field_table.go, " +
				"or write notOnTimeline")
		}
		if m := row.Kind.Moment(); m != "" && m != "DATED" && m != strings.ToUpper(string(row.Kind)) {
			wrong("needs another moment: DATED, or the name of the kind in upper case")
		}
		canSort := row.Place != "" ||
			slices.ContainsFunc(fields, func(f Field) bool { return f.Sort && f.IsPublic(row.Kind) })
		if !canSort || row.Kind.IsEntity() && len(Moves(row.Kind)) == 0 {
			wrong("is joined by no type: add it to From or To and to the Moves of a row in internal/kg/type.go")
		}
	}
	for _, row := range groups {
		if row.Kind != Any && !slices.ContainsFunc(kinds, func(k KindRow) bool { return k.Group == row.Kind }) {
			t.Errorf("internal/kg/kind_table.go: no kind has the Group %s", row.Kind)
		}
	}
}

func TestFieldsSayAll(t *testing.T) {
	for _, f := range slices.Concat(entityFields, relationshipFields) {
		wrong := func(problem string) { t.Errorf("internal/kg/field_table.go: the row of %s %s", f.Name, problem) }
		if f.Doc == "" {
			wrong("has no Doc: say in one sentence what it says")
		}
		if (f.Type == Enum || f.Type == Enums) != (f.Vocabulary != "") {
			wrong("needs a Vocabulary if it is an Enum or Enums, and none if not")
		}
		if !isPartOfVocabulary(f) {
			wrong("has Values that are not in its Vocabulary, see internal/kg/vocabulary.go")
		}
		if (f.Type == Ref || f.Type == Refs) && !f.Private && f.Name != "id" && f.Shape == "" {
			wrong("needs a Shape, the type of what it leads to, such as Actor; or it is Private")
		}
		for _, g := range slices.Concat(entityFields) {
			if g.Name == f.Name && !slices.ContainsFunc(relationshipFields, f.is) && g.Type != f.Type {
				wrong("has two types")
			}
		}
	}
}

func (f Field) is(g Field) bool { return f.Name == g.Name && f.Doc == g.Doc }

// isPartOfVocabulary reports whether the values of f are terms of its vocabulary. Kinds and types have tables of
// their own.
func isPartOfVocabulary(f Field) bool {
	if f.Vocabulary == "" || f.Vocabulary == "EntityKind" || f.Vocabulary == "RelationshipType" {
		return true
	}
	for _, v := range vocabularies {
		if v.Name == f.Vocabulary {
			terms := names(v.Terms)
			isUnknown := func(s string) bool { return !slices.Contains(terms, s) }
			return len(f.Values) > 0 && !slices.ContainsFunc(f.Values, isUnknown)
		}
	}
	return false
}

func TestVocabulariesSayAll(t *testing.T) {
	for _, v := range vocabularies {
		for _, term := range append(v.Terms, Term{v.Name, v.Doc}) {
			if term.Doc == "" {
				t.Errorf("internal/kg/vocabulary.go: %s of %s has no description", term.Name, v.Name)
			}
		}
	}
}
