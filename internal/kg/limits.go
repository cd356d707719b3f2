package kg

// The most that a store is asked for at once. The contract tests of stores ask for as much.
const (
	MaxPage  = 100  // things on a page
	MaxHops  = 6    // relationships on a path
	MaxQuery = 1000 // bytes in the query of a search
	MaxTerms = 40   // words in it
)
