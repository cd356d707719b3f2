package kg

// talliesOf maps each vote to the field of a document with its official count.
var talliesOf = map[string]string{
	"YES": "yesVotes", "NO": "noVotes", "ABSTAINED": "abstentions", "ABSENT": "absences",
}

// OfficialCount returns the official count of a vote on e, a document. The count is absent if the data set has none.
func (e Entity) OfficialCount(vote string) (count int, ok bool) {
	count, ok = e.Value(talliesOf[vote]).(int)
	return count, ok
}

// rollCalls reports documents whose votes do not agree with their official counts: a roll call that is COMPLETE has as
// many votes of each sort as the official record, and one that is PARTIAL never has more. It also reports votes on a
// document that does not say which of the two its roll call is.
func (c *checker) rollCalls() {
	counts := map[ID]map[string]int{}
	for _, r := range c.Relationships {
		if r.Type != Voted || r.Text("status") == "RETRACTED" {
			continue
		}
		if counts[r.To] == nil {
			counts[r.To] = map[string]int{}
		}
		counts[r.To][r.Text("vote")]++
	}
	for id, e := range c.entity {
		if e.Kind.Is(Document) && (counts[id] != nil || e.Text("rollCall") != "") {
			c.rollCall(*e, counts[id])
		}
	}
}

// rollCall reports what is wrong with the roll call of e. counts has the number of votes of each sort.
func (c *checker) rollCall(e Entity, counts map[string]int) {
	if e.Text("rollCall") == "" {
		c.report(e.ID, "rollCall", "", "has votes and no rollCall")
		return
	}
	for _, vote := range Votes {
		field, got := talliesOf[vote], counts[vote]
		switch want, ok := e.OfficialCount(vote); {
		case !ok:
			c.report(e.ID, field, "", "has a rollCall and no %s", field)
		case got > want, got < want && e.Text("rollCall") == "COMPLETE":
			c.report(e.ID, field, "", "%s is %d, and there are %d votes %s", field, want, got, vote)
		}
	}
}
