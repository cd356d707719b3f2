package guard

// The limits of one operation. Fields and fragments are counted after every use of a
// fragment is replaced by the fragment. Aliases and directives are counted in the text.
const (
	MaxBody   = 256 << 10 // bytes of a request
	MaxTokens = 5_000     // to parse
	MaxCost   = 20_000    // of an operation that is answered: see Cost

	maxFields     = 1_000  // fields, and uses of fragments
	maxRoots      = 50     // fields of Query, in all operations of a document
	maxAliases    = 200    // in a document
	maxDirectives = 200    // in a document
	maxWalked     = 20_000 // fields that validation visits, for operations and for each fragment, at 0.6 µs each
	maxPairs      = 10_000 // pairs of equal names that validation compares, at 4 µs each
	maxDepth      = 30     // levels of fields
	maxName       = 200    // bytes in the name of a field, an argument, a directive or a fragment's type
	maxValues     = 5_000  // in the variables
	maxErrors     = 20     // about one document, or about the variables of one request
)

// maxAnswered is the greatest number of values in an answer. It allows 20 values for each
// of 15,000 items. Until the answer is sent, a value takes some 70 bytes in addition to
// its text.
const maxAnswered = 300_000

// maxRewritten is the greatest number of values in an answer to a document that was rewritten. It allows 75 values for
// each relationship of an operation that costs MaxCost, so what is added refuses no operation.
const maxRewritten = 5 * maxAnswered
