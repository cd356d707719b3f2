package kg

import "testing"

func TestTextFragment(t *testing.T) {
	const page = "https://example.org/a"
	long := "none of their weapons will ever be used against Ukraine except in self-defence or otherwise in accordance with it"
	for _, test := range []struct{ url, exact, prefix, suffix, want string }{
		{page, "never", "", "", page + "#:~:text=never"},
		{page, "self-defence, or A & B", "", "", page + "#:~:text=self%2Ddefence%2C%20or%20A%20%26%20B"},
		{page, "живі люди", "", "", page + "#:~:text=%D0%B6%D0%B8%D0%B2%D1%96%20%D0%BB%D1%8E%D0%B4%D0%B8"},
		{page, "never", "they said", ", he added", page + "#:~:text=they%20said-,never,-%2C%20he%20added"},
		{page + "#part", "never", "", "", page + "#part:~:text=never"},
		{page, long, "", ";", page + "#:~:text=none%20of%20their%20weapons%20will,otherwise%20in%20accordance%20with%20it,-%3B"},
		{page, "one two … three four", "", "", page + "#:~:text=one%20two,three%20four"},
		{page, "the [US] plan", "", "", page + "#:~:text=the,plan"},
		{page, "… and then", "", "", page + "#:~:text=and%20then"},
		{page, "and then ...", "", "", page + "#:~:text=and%20then"},
		{page, "100% \"ready\"\nnow", "", "", page + "#:~:text=100%25%20%22ready%22%20now"},
		{page, "…", "", "", ""},
		{"", "never", "", "", ""},
		{page, "", "", "", ""},
	} {
		if got := TextFragment(test.url, test.exact, test.prefix, test.suffix); got != test.want {
			t.Errorf("%q: got  %s\nwant %s", test.exact, got, test.want)
		}
	}
}
