package pin_test

import (
	"crypto/sha256"
	"encoding/hex"
	"testing"

	"accordgraph/internal/pin"
)

// TestHash hashes the example of RFC 8785, section 3.2.2, and compares with the hash of the text in section 3.2.3.
func TestHash(t *testing.T) {
	const example = `{
		"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
		"string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
		"literals": [null, true, false]
	}`
	const canonical = `{"literals":[null,true,false],` +
		`"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],` +
		`"string":"€$\u000f\nA'B\"\\\\\"/"}`
	sum := sha256.Sum256([]byte(canonical))
	text := []byte(example)
	got, err := pin.Hash(text)
	if want := hex.EncodeToString(sum[:]); got != want || err != nil {
		t.Errorf("the hash is %s, %v, want %s", got, err, want)
	}
	if string(text) != example {
		t.Error("Hash changed its argument")
	}
}

func TestHashOfValues(t *testing.T) {
	for _, test := range []struct {
		a, b string
		same bool
	}{
		{`{"a":1,"b":[2,3]}`, ` { "b": [2, 3], "a": 1.0 } `, true},
		{`"Київ"`, `"\u041a\u0438\u0457\u0432"`, true},
		{`[1,2]`, `[2,1]`, false},
		{`{"a":null}`, `{}`, false},
		{`"1"`, `1`, false},
	} {
		a, errA := pin.Hash([]byte(test.a))
		b, errB := pin.Hash([]byte(test.b))
		if errA != nil || errB != nil || (a == b) != test.same {
			t.Errorf("%s and %s: %s and %s, %v, %v", test.a, test.b, a, b, errA, errB)
		}
	}
	for _, text := range []string{"", "{", `{"a":1,"a":2}`, "\"\xff\""} {
		if hash, err := pin.Hash([]byte(text)); err == nil {
			t.Errorf("%q has the hash %s", text, hash)
		}
	}
}
