package explorer

// phrases returns words of the frame for something that needs many. After the first error all words are empty, so whoever
// uses them checks err once, at the end.
type phrases struct {
	page *page
	err  error
}

// word returns words, as page.W does.
func (w *phrases) word(key string, args ...any) (text string) {
	if w.err == nil {
		text, w.err = w.page.W(key, args...)
	}
	return text
}

// count returns words for a number, as page.N does.
func (w *phrases) count(key string, n int, args ...any) (text string) {
	if w.err == nil {
		text, w.err = w.page.N(key, n, args...)
	}
	return text
}
