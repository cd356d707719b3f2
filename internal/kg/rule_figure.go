package kg

// shares reports figures with a share that is not from 0 to 1, or that is not the share of another figure.
func (c *checker) shares() {
	for _, e := range c.Entities {
		share, given := e.Value("share").(float64)
		if !given || e.Kind != Figure {
			continue
		}
		if share < 0 || share > 1 {
			c.report(e.ID, "share", "", "share is %g: want 0 to 1, such as 0.5 for half", share)
		}
		if e.Text("shareOf") == "" {
			c.report(e.ID, "shareOf", "", "has a share and no shareOf: say which figure it is a part of")
		}
	}
}

// wholes reports figures that are, through shareOf, a part of themselves.
func (c *checker) wholes() {
	for _, e := range c.Entities {
		passed := map[ID]bool{}
		for of := c.unmerged(e.ID); of != nil && of.Kind == Figure && !passed[of.ID]; {
			passed[of.ID] = true
			whole := ID(of.Text("shareOf"))
			if whole == e.ID {
				c.report(e.ID, "shareOf", e.Text("shareOf"), "shareOf leads from the figure back to itself")
			}
			of = c.unmerged(whole)
		}
	}
}

// figureReferences reports fields of a figure that name no actor or no figure.
func (c *checker) figureReferences(e Entity) {
	for _, field := range []string{"payer", "payee"} {
		for _, actor := range e.Texts(field) {
			c.checkReference(e.ID, field, actor, Actor)
		}
	}
	c.checkReference(e.ID, "shareOf", e.Text("shareOf"), Figure)
}
