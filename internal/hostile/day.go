package hostile

import (
	"fmt"
	"strings"
)

// wrongDays returns requests with ids whose days are wrong, differ, or are too many.
func wrongDays() (all []Request) {
	for _, id := range []string{
		"actor/ukraine@", "actor/ukraine@valid", "actor/ukraine@valid:", "actor/ukraine@valid:2014",
		"actor/ukraine@valid:2014-02-30", "actor/ukraine@known:2014-03-01@valid:2014-03-01",
		"actor/ukraine@valid:2014-03-01@valid:2014-03-01", "@valid:2014-03-01", "actor/ukraine@VALID:2014-03-01",
		"actor/ukraine@valid:2014-03-01 ", "actor/ukraine" + strings.Repeat("@valid:2014-03-01", 1000),
		"actor/ukraine@valid:2014-03-01\u0000",
	} {
		days := map[string]any{"id": id}
		all = append(all,
			askWith(fmt.Sprintf("node of %.60s", id), "query($id: ID!) { node(id: $id) { id } }", days, BadInput),
			askWith(fmt.Sprintf("timeline of %.60s", id), "query($id: ID!) { timeline(about: $id) { totalCount } }", days, BadInput),
			askWith(
				fmt.Sprintf("filter of %.60s", id),
				"query($id: ID!) { provisions(where: {document: {eq: $id}}) { totalCount } }",
				days,
				BadInput,
			),
		)
	}
	return append(all,
		ask(
			"six days of one actor",
			`{ nodes(ids: ["actor/ukraine@valid:2014-01-01", "actor/ukraine@valid:2014-01-02", `+
				`"actor/ukraine@valid:2014-01-03", "actor/ukraine@valid:2014-01-04", "actor/ukraine@valid:2014-01-05", `+
				`"actor/ukraine"]) { id } }`,
			BadInput,
		),
		ask(
			"two days of one question",
			`{ paths(from: "actor/ukraine@valid:2014-01-01", to: "actor/russia@valid:2014-01-02") { paths { length } } }`,
			BadInput,
		),
	)
}
