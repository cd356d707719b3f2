package kg

// ChangelogKinds lists the kinds of changes that a changelog entry may describe.
var ChangelogKinds = []string{"ADDED", "CORRECTED", "REMOVED"}

// A ChangelogEntry describes a change to the facts of the data set, for readers who used them before. If a thing was
// added or removed as a whole, with its parts and relationships, the entry names only the thing.
type ChangelogEntry struct {
	Date    string `json:"date"` // a day
	Kind    string `json:"kind"` // one of ChangelogKinds
	Summary string `json:"summary"`
	Reason  string `json:"reason,omitempty"`  // names its source; empty if the added things have evidence
	IDs     []ID   `json:"ids,omitempty"`     // added or changed things; they still exist, perhaps as Merged
	Removed []ID   `json:"removed,omitempty"` // things that no longer exist
}
