package explorer

import (
	"testing"

	"accordgraph/internal/draw"
)

// TestWebsOfAllData draws the webs of the things that many others hang on, wide and narrow.
func TestWebsOfAllData(t *testing.T) {
	e, _ := bundled(t)
	for _, id := range []string{
		"actor/ukraine", "actor/russia", "actor/united-states", "actor/donald-trump", "proposal/us-28",
		"agreement/budapest-memorandum", "territory/crimea", "provision/us-28/21a", "actor/european-union",
	} {
		p := pageOf(t, e, "/e/"+id+"?view=web&lang=uk")
		node, err := p.thing(id)
		if err != nil {
			t.Fatal(err)
		}
		for _, width := range []float64{0, narrowWidth} {
			picture := checkLayout(t, id, func() (draw.Picture, error) { return p.web(node, width) })
			if len(picture.Labels) < 20 {
				t.Errorf("the web of %s has %d labels", id, len(picture.Labels))
			}
		}
	}
}
