package explorer

import (
	"slices"
	"testing"
)

// TestSortByName checks that names are in the order of the alphabet of the language.
func TestSortByName(t *testing.T) {
	names := []string{"Ямайка", "М’янма", "Ірак", "Ґана", "Мальта", "Гаїті", "Єгипет", "Данія", "Їжак", "Монако", "Йорданія"}
	sortByName("uk", names, func(s string) string { return s })
	want := []string{"Гаїті", "Ґана", "Данія", "Єгипет", "Ірак", "Їжак", "Йорданія", "Мальта", "Монако", "М’янма", "Ямайка"}
	if !slices.Equal(names, want) {
		t.Errorf("the names are in the order\n%q, want\n%q", names, want)
	}
}
