package explorer

// The types in this file are the answers to the operations, field by field.

// edition is a data set as the foot of a page names it.
type edition struct {
	Title, Revision, CompiledOn, CoversUntil, Licence, LicenceURL string
}

// Short returns the first digits of the revision.
func (e edition) Short() string { return e.Revision[:min(8, len(e.Revision))] }

// reference is a thing as links name it.
type reference struct {
	PlainID, Kind, Name string
	ShortName           string
	Number, Title       string // of a clause
	Category            string // of who makes a claim
	Document            *reference
	Date                string
}

// passage is a piece of evidence. In the passages of a source, Source is nil.
type passage struct {
	PlainID, Quote, Paraphrase, Locator, Basis string
	Source                                     *publication
	Selector                                   *struct{ URL string } // where the words are; on the page of the source alone
	spoken                                     string                // the language of the quote, in the passages of a source
}

// QuoteLang returns the language of the quote, or "" if it is not known.
func (e passage) QuoteLang() string {
	if e.Source != nil {
		return e.Source.Language
	}
	return e.spoken
}

// publication is a source.
type publication struct {
	PlainID, Title, Publisher, Date, URL, Language, Genre, Reliability string
}

// statement is a relationship in words.
type statement struct {
	Text  string
	Parts []struct {
		Text   string
		Entity *reference
	}
}

// relationship is a relationship with its words and its evidence.
type relationship struct {
	PlainID, Type, ValidFrom, ValidTo, KnownFrom, Status, BestSource string
	Disputed                                                         bool
	SourceCount, OriginCount                                         int
	AssertedBy                                                       *reference
	Statement                                                        statement
	Evidence                                                         []passage
	Source, Target                                                   *reference // on its own page alone
	Footnotes                                                        []string
	Disputes                                                         []relationship
}

// Passed reports whether the relationship was withdrawn or overtaken.
func (r relationship) Passed() bool { return r.Status == "RETRACTED" || r.Status == "SUPERSEDED" }

// edge is a relationship with the thing at its other end.
type edge struct {
	Entity *reference
	Node   relationship
}

// pageInfo says whether a list goes on.
type pageInfo struct {
	HasNextPage bool
	EndCursor   string
}
