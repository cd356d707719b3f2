package explorer

import (
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// votesBody is the body of the page of how everybody voted on a text.
type votesBody struct {
	Of       reference
	RollCall string // whether all votes are here; empty if nobody said
	Here     int    // how many votes are here
	Official int    // how many votes the official counts have together
	Counts   []passage
	Sorts    []voteSort
}

// voteSort is the votes of one sort.
type voteSort struct {
	Vote     string
	Count    int
	Official *int
	Evidence []passage // what all votes rest on, or nil if they rest on different evidence
	Votes    []castVote
}

// Anchor returns the id of the votes on their page.
func (s voteSort) Anchor() string { return "vote-" + s.Vote }

// Counted returns the official count.
func (s voteSort) Counted() int { return *s.Official }

// Missing returns how many votes of the official count are not here.
func (s voteSort) Missing() int { return *s.Official - s.Count }

// castVote is the vote of an actor.
type castVote struct {
	Vote         string
	Actor        reference
	Relationship relationship
}

// tallied is the document with what is known of its votes.
type tallied struct {
	Evidence      []passage
	FieldEvidence []struct {
		Field    string
		Evidence []passage
	}
	RollCall string
}

// countFields are the fields with the official counts.
var countFields = []string{"yesVotes", "noVotes", "abstentions", "absences"}

// counts returns what the official counts rest on.
func (t tallied) counts() (evidence []passage) {
	for _, f := range t.FieldEvidence {
		if slices.Contains(countFields, f.Field) {
			evidence = append(evidence, f.Evidence...)
		}
	}
	if len(evidence) == 0 {
		return t.Evidence
	}
	return evidence
}

// votesPage is the view of how everybody voted on a text.
func votesPage(p *page) error {
	var answer struct {
		subject
		Document *tallied
		Votes    struct {
			Totals []voteSort
			Votes  []castVote
		}
	}
	if err := p.askAbout("Votes", map[string]any{}, &answer.subject, &answer); err != nil {
		return err
	}
	body := votesBody{Of: *answer.Node, RollCall: answer.Document.RollCall, Here: len(answer.Votes.Votes)}
	for _, s := range answer.Votes.Totals {
		for _, v := range answer.Votes.Votes {
			if v.Vote == s.Vote {
				s.Votes = append(s.Votes, v)
			}
		}
		sortByName(p.Lang, s.Votes, func(v castVote) string { return v.Actor.Name })
		s.Evidence = sharedEvidence(s.Votes)
		if s.Official != nil {
			body.Official += *s.Official
			body.Counts = answer.Document.counts()
		}
		body.Sorts = append(body.Sorts, s)
	}
	return p.head("votes", body, "votesTitle", body.Of.Name)
}

// sharedEvidence returns the evidence of all votes if it is the same, and otherwise nil.
func sharedEvidence(votes []castVote) []passage {
	same := func(a, b passage) bool { return a.PlainID == b.PlainID }
	for _, v := range votes {
		if !slices.EqualFunc(v.Relationship.Evidence, votes[0].Relationship.Evidence, same) {
			return nil
		}
	}
	if len(votes) == 0 {
		return nil
	}
	return votes[0].Relationship.Evidence
}

// sortByName sorts by names, in the order of the alphabet of a language. Apostrophes do not count.
func sortByName[T any](lang string, all []T, name func(T) string) {
	order, apostrophes := collate.New(language.Make(lang)), strings.NewReplacer("’", "", "'", "")
	slices.SortStableFunc(all, func(a, b T) int {
		return order.CompareString(apostrophes.Replace(name(a)), apostrophes.Replace(name(b)))
	})
}
