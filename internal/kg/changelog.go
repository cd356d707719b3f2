package kg

// ChangelogKinds are what a change of the data set did to its facts.
var ChangelogKinds = []string{"ADDED", "CORRECTED", "REMOVED"}

// A ChangelogEntry says what was changed in the facts of the data set, for those
// who have used them before. Of something that was added or removed as a whole,
// with its parts and links, it names the whole alone.
type ChangelogEntry struct {
	Date    string `json:"date"` // a day
	Kind    string `json:"kind"` // one of ChangelogKinds
	Summary string `json:"summary"`
	Reason  string `json:"reason,omitempty"`  // and the source of it; empty if it is in the evidence of what was added
	IDs     []ID   `json:"ids,omitempty"`     // of what was added or changed; kept, perhaps as Merged
	Removed []ID   `json:"removed,omitempty"` // of what is no more
}
