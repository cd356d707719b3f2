// Conflicts asks the server at its argument which clauses of the US plan conflict
// with the Budapest Memorandum.
package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"os"

	"github.com/Khan/genqlient/graphql"
)

func main() {
	log.SetFlags(0)
	ctx, client := context.Background(), graphql.NewClient(os.Args[1]+"/graphql", http.DefaultClient)
	if err := conflicts(ctx, client); err != nil {
		log.Fatal(err)
	}
}

func conflicts(ctx context.Context, client graphql.Client) error {
	// The structs send a null for each condition that is not set.
	from := func(document string) ProvisionFilter {
		return ProvisionFilter{Document: &IDFilter{Eq: &document}}
	}
	plan, memorandum := from("proposal/us-28"), from("agreement/budapest-memorandum")
	plan.ConflictsWith = &ProvisionRelationFilter{Some: &memorandum}
	answer, err := Conflicts(ctx, client, plan, memorandum)
	if err != nil {
		return err
	}
	links := 0
	for _, clause := range answer.Provisions.Nodes {
		for _, edge := range clause.ConflictsWith.Edges {
			links++
			if len(edge.Relationship.Evidence) == 0 {
				return fmt.Errorf("%s and %s have no evidence", clause.Id, edge.Node.Id)
			}
			for _, e := range edge.Relationship.Evidence {
				if e.Quote == nil && e.Paraphrase == nil || e.Source == nil {
					return fmt.Errorf("%s and %s: empty evidence", clause.Id, edge.Node.Id)
				}
			}
		}
	}
	fmt.Printf("%d clauses, %d links\n", len(answer.Provisions.Nodes), links)
	if links == 0 {
		return fmt.Errorf("no clause conflicts")
	}
	return nil
}
