package kg

// The most that a store is asked for at once. The contract tests of stores ask for as much.
const (
	MaxPage  = 100 // things on a page
	MaxHops  = 6   // relationships on a path
	MaxQuery = 200 // bytes in the query of a search
	MaxTerms = 10  // words in it
)
