package explorer

import "testing"

// TestPoliciesStay checks that an answer without a body does not replace the policy that came with the body: browsers take
// the headers of such an answer for what they have. A frame would be blocked, and a picture would lose its style.
func TestPoliciesStay(t *testing.T) {
	h := Handler(small(t), Options{})
	for _, address := range []string{"/e/actor/russia", "/e/actor/russia.svg", "/embed/e/actor/russia"} {
		w := get(t, h, address)
		again := get(t, h, address, "If-None-Match", w.Header().Get("ETag"))
		policies := again.Header().Values("Content-Security-Policy")
		if w.Code != 200 || again.Code != 304 || w.Header().Get("Content-Security-Policy") == "" || policies != nil {
			t.Errorf("%s is answered by %d, and then by %d with the policies %q, want 304 with none", address, w.Code, again.Code, policies)
		}
	}
}
