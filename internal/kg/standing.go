package kg

import "slices"

// StandingOf returns how sentences speak of what the clauses of the document do: "ended" if the document ended, so that
// its clauses obliged; "proposed" if it is a draft or a proposal that nobody signed, so that they would oblige;
// "political" if it binds in politics alone. Otherwise StandingOf returns "", and they oblige.
func StandingOf(document Entity) string {
	status := document.Text("status")
	switch {
	case document.Text("ended") != "" || slices.Contains([]string{"EXPIRED", "TERMINATED"}, status):
		return "ended"
	case status == "DRAFT" || document.Kind == Proposal && !slices.Contains([]string{"SIGNED", "IN_FORCE"}, status):
		return "proposed"
	case document.Text("binding") == "POLITICAL":
		return "political"
	}
	return ""
}
