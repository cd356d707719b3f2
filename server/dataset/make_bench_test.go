package dataset

import "testing"

// BenchmarkMake makes all files of the bundled data.
func BenchmarkMake(b *testing.B) {
	s, _ := over(b, storeWith(b, bundled(b)), nil)
	for b.Loop() {
		e, err := s.makeOnce(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		if err := e.remove(); err != nil {
			b.Fatal(err)
		}
	}
}
