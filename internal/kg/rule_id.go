package kg

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// unique reports ids that more than one thing has.
func (c *checker) unique() {
	seen := map[ID]bool{}
	check := func(id ID) {
		if seen[id] {
			c.report(id, "id", string(id), "there are several of id %s", id)
		}
		seen[id] = true
	}
	for _, e := range c.Entities {
		check(e.ID)
	}
	for _, r := range c.Relationships {
		check(r.ID)
	}
}

// ids reports ids that do not match the thing that they name.
func (c *checker) ids() {
	for _, e := range c.Entities {
		if !e.ID.Valid() {
			c.report(
				e.ID, "id", string(e.ID), "id %s is not made of parts of a-z, 0-9 and - joined by /",
				shown(string(e.ID)),
			)
			continue
		}
		c.entityID(e)
	}
	for _, r := range c.Relationships {
		want := RelationshipID(r.Type, r.From, r.To, "")
		key, ok := strings.CutPrefix(string(r.ID), string(want)+"/")
		switch {
		case !r.ID.Valid():
			c.report(
				r.ID, "id", string(r.ID), "id %s is not made of parts of a-z, 0-9 and - joined by /",
				shown(string(r.ID)),
			)
		case r.ID != want && (!ok || strings.Contains(key, "/")):
			c.report(r.ID, "id", string(r.ID), "id %s is neither %s nor that with / and a key", r.ID, want)
		}
	}
}

// entityID reports a valid id of e that does not match its kind, its number or its locator.
func (c *checker) entityID(e Entity) {
	parts := strings.Split(string(e.ID), "/")
	wrong := func(format string, args ...any) { c.report(e.ID, "id", string(e.ID), format, args...) }
	switch kind := e.ID.Kind(); {
	case e.Kind == Merged && kind != Source && !slices.Contains(MainKinds(), kind), e.Kind != Merged && kind != e.Kind:
		wrong("id %s does not start with the kind %s", e.ID, e.Kind)
	case e.Kind.Is(Document) && len(parts) > 2, e.Kind == Source && len(parts) > 2:
		wrong("id %s has more than two parts", e.ID)
	case e.Kind == Provision && len(parts) != 3:
		wrong("id %s is not provision/document/number", e.ID)
	case e.Kind == Obligation && len(parts) != 4:
		wrong("id %s is not obligation/document/number/letter", e.ID)
	case e.Kind == Provision && Slug(e.Text("number")) != parts[2]:
		c.report(e.ID, "number", e.Text("number"), "id %s does not end in /%s, as its number is %s",
			e.ID, Slug(e.Text("number")), e.Text("number"))
	case e.Kind == Evidence:
		want := EvidenceID(ID(e.Text("source")), e.Text("locator"), "")
		if e.ID != want && !strings.HasPrefix(string(e.ID), string(want)+"-") {
			wrong("id %s is neither %s nor that with - and a key", e.ID, want)
		}
	}
}

// EvidenceID returns the ID of the evidence at a locator in a source. If several passages have the same locator, the
// key distinguishes them. Otherwise the key is empty. The ID is not valid if the locator contains neither a letter from
// a to z nor a digit.
func EvidenceID(source ID, locator, key string) ID {
	id := "evidence/" + ID(strings.TrimPrefix(string(source), "source/")) + "/" + ID(Slug(locator))
	if key != "" {
		id += "-" + ID(key)
	}
	return id
}

// Slug returns s as a part of an ID: in lower case, without accents, and with one "-" for each run of characters
// other than a-z and 0-9.
func Slug(s string) string {
	other := func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }
	isASCII := !strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxASCII })
	if isASCII { // Fold takes 100 times as long
		s = strings.ToLower(s)
	} else {
		s = Fold(s)
	}
	return strings.Join(strings.FieldsFunc(s, other), "-")
}

var letteredNumber = regexp.MustCompile(`^([0-9]+)[a-z]+$`)

// ClauseOf splits the ID of a provision, provision/document/number, into the name of the document and the number. If
// the provision is part of another provision, whole is the ID of that provision. Otherwise whole is empty. For example,
// provision/plan/10a is part of provision/plan/10. If id has another form, all three results are empty.
func ClauseOf(id ID) (document, number string, whole ID) {
	parts := strings.Split(string(id), "/")
	if len(parts) != 3 || parts[0] != "provision" {
		return "", "", ""
	}
	if m := letteredNumber.FindStringSubmatch(parts[2]); m != nil {
		whole = ID("provision/" + parts[1] + "/" + m[1])
	}
	return parts[1], parts[2], whole
}

// DocumentIDs returns the possible IDs of a document with that name, one for each kind of document.
func DocumentIDs(name string) []ID {
	var all []ID
	for _, k := range Document.Members() {
		all = append(all, ID(strings.ToLower(string(k))+"/"+name))
	}
	return all
}

// exports reports ids that would be equal in an export, where every / becomes -.
func (c *checker) exports() {
	joined := map[string]ID{}
	all := slices.AppendSeq(slices.Collect(maps.Keys(c.entity)), maps.Keys(c.relationship))
	slices.Sort(all)
	for _, id := range slices.Compact(all) {
		flat := strings.ReplaceAll(string(id), "/", "-")
		if first, ok := joined[flat]; ok {
			c.reportWith(first, id, "", "", "%s is too close to %s: both are %s in exports", id, first, flat)
			continue
		}
		joined[flat] = id
	}
}
