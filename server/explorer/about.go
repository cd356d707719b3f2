package explorer

// aboutBody is the body of the page on the data set.
type aboutBody struct {
	Dataset struct {
		edition
		Description string
		Entities    []struct {
			Kind  string
			Count int
		}
		Relationships []struct {
			Type  string
			Count int
		}
	}
}

// aboutPage is the view of the data set: what it is, how facts are made and corrected, and its licence.
func aboutPage(p *page) error {
	var body aboutBody
	if err := p.ask("About", map[string]any{}, &body); err != nil {
		return err
	}
	var err error
	p.Edition, p.Template, p.Body = body.Dataset.edition, "about", body
	p.Title, err = p.W("about")
	p.Description = body.Dataset.Description
	return err
}

// changesBody is the body of the page on what was added, corrected and removed.
type changesBody struct {
	Dataset struct {
		edition
		Changelog []struct {
			Date, Kind, Summary, Reason string
			IDs, Removed                []string
		}
	}
}

// changesPage is the view of what was added, corrected and removed.
func changesPage(p *page) error {
	var body changesBody
	if err := p.ask("Changes", map[string]any{}, &body); err != nil {
		return err
	}
	var err error
	p.Edition, p.Template, p.Body = body.Dataset.edition, "changes", body
	p.Title, err = p.W("changes")
	p.Description = p.Title
	return err
}
