package kg

// dateOrders lists pairs of date fields. The second date is never before the first.
var dateOrders = [][2]string{
	{"date", "inForceFrom"}, {"date", "ended"}, {"inForceFrom", "ended"}, {"validFrom", "validTo"},
}

// dateOrder reports dates that contradict each other, such as an end before the beginning. It compares partial dates
// only as far as both are known.
func (c *checker) dateOrder() {
	check := func(id ID, text func(string) string) {
		for _, pair := range dateOrders {
			first, then := text(pair[0]), text(pair[1])
			if ValidDate(first) && ValidDate(then) && isLater(first, then) {
				c.report(id, pair[1], then, "%s %s is before %s %s", pair[1], then, pair[0], first)
			}
		}
	}
	for _, e := range c.Entities {
		check(e.ID, e.Text)
	}
	for _, r := range c.Relationships {
		check(r.ID, r.Text)
	}
}

// future reports dates after the day on which the data set was compiled.
func (c *checker) future() {
	compiled := c.info.CompiledOn
	if !IsDay(compiled) {
		return
	}
	c.eachValue(func(id ID, f Field, v any) {
		if s, ok := v.(string); ok && f.Type == Date && ValidDate(s) && isLater(s, compiled) {
			c.report(id, f.Name, s, "%s %s is after %s, when the data set was compiled", f.Name, shown(s), compiled)
		}
	})
}

// beyond reports events, texts, statements and figures that are later than the day to which the story reaches. That
// day would be wrong.
func (c *checker) beyond() {
	until := c.info.CoversUntil
	if !IsDay(until) {
		return
	}
	for _, e := range c.Entities {
		if date := e.Text("date"); e.Kind != Source && ValidDate(date) && isLater(date, until) {
			c.report(e.ID, "date", date, "date %s is after coversUntil %s", shown(date), until)
		}
	}
}

// isLater reports whether the partial date a is after b, as far as both are known.
func isLater(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] > b[:n]
}
