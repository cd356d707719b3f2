// Things asks the server at its argument for things of several kinds.
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
	if err := things(ctx, client); err != nil {
		log.Fatal(err)
	}
}

func things(ctx context.Context, client graphql.Client) error {
	answer, err := Things(ctx, client, []string{"territory/crimea", "no/such", "proposal/us-28"})
	if err != nil {
		return err
	}
	if len(answer.Nodes) != 3 || answer.Nodes[1] != nil {
		return fmt.Errorf("want something, nothing and something, got %v", answer.Nodes)
	}
	place, ok := (*answer.Nodes[0]).(*ThingsNodesTerritory)
	if !ok || place.Id != "territory/crimea" || place.Category == nil {
		return fmt.Errorf("want Crimea, got %#v", *answer.Nodes[0])
	}
	if _, ok := (*answer.Nodes[2]).(*ThingsNodesProposal); !ok {
		return fmt.Errorf("want a proposal, got %#v", *answer.Nodes[2])
	}
	return nil
}
