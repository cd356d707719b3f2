package kg

import (
	"errors"
	"strings"
	"testing"
)

func TestCheckForm(t *testing.T) {
	want := Form("a store 1")
	for _, found := range []int{0, 1, want + 1, Form("a store 2")} {
		err := CheckForm(found, want)
		if !errors.Is(err, ErrSchemaVersion) || !strings.Contains(err.Error(), "load the data set anew") {
			t.Errorf("%d: %v, want ErrSchemaVersion and what to do", found, err)
		}
	}
	if err := CheckForm(want, want); err != nil {
		t.Error(err)
	}
}

// The form changes with a new field and with another type of a field. Descriptions do not change the form, and
// neither do properties that need no column of their own.
func TestForm(t *testing.T) {
	one := []Field{{Name: "a", Type: Text}}
	form := formOf("x", one, nil)
	for name, other := range map[string]int{
		"a further field":           formOf("x", append(one, Field{Name: "b"}), nil),
		"another type":              formOf("x", []Field{{Name: "a", Type: Int}}, nil),
		"a field to sort by":        formOf("x", []Field{{Name: "a", Sort: true}}, nil),
		"a field of the other kind": formOf("x", nil, one),
		"another layout":            formOf("y", one, nil),
	} {
		if other == form {
			t.Errorf("%s is the same form", name)
		}
	}
	if formOf(
		"x", []Field{{Name: "a", Type: Text, Doc: "It.", Filter: true, Index: true, Facet: true, As: "z"}}, nil,
	) != form {
		t.Error("what is said of a field is another form")
	}
}
