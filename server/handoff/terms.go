package handoff

// The functions of this file are for package server/dataset, whose files of all data have the same form as the files of
// one answer.

// Vocabulary is the beginning of the names of classes and properties in RDF.
const Vocabulary = vocabulary

// Cell returns a value as a cell of a CSV file. A text is made harmless for spreadsheets; a number or a truth value is not
// changed.
func Cell(v any, isText bool) string {
	if isText {
		return harmless(textOf(v))
	}
	return textOf(v)
}

// IRI returns the name in RDF of what has an id. base is the public address of the server, or "".
func IRI(base, id string) string { return (&rdf{base: base}).iri(id) }

// QuoteNQuads returns a text as a literal of N-Quads.
func QuoteNQuads(s string) string { return quoteNQuads(s) }

// DateType returns the datatype in RDF of a date, which is a day, a month or a year.
func DateType(value string) string { return column{sort: date}.datatype(value) }

// QuoteCypher returns a text as a string of Cypher, on one line.
func QuoteCypher(s string) string { return quoteCypher(s) }
