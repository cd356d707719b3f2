package kg

// MaxPage, MaxHops, MaxQuery and MaxTerms limit one question to a store. The contract tests of stores ask questions
// of this size.
const (
	MaxPage  = 100  // items on a page
	MaxHops  = 6    // relationships on a path
	MaxQuery = 1000 // bytes in the query of a search
	MaxTerms = 40   // words in the query of a search
)
