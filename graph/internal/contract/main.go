// Command contract writes the published contract, schema.graphqls, from what people
// write in graph/schema and from the tables of internal/kg. It also writes what the fields
// of the contract cost, for graph/internal/guard. Clients do not see these prices.
//
// People write what the tables do not determine: fields that are computed, questions,
// and the types of their answers. The tables determine the rest: the fields of each
// kind, the lists that its moves lead to, connections, edges, filters, orders, facets
// and enums.
package main

import (
	"fmt"
	"log"
	"os"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 5 {
		log.Fatal("usage: contract DIRECTORY CONTRACT CONFIG PRICES; graph/generate.go has an example")
	}
	if err := write(os.Args[1], os.Args[2], os.Args[3], os.Args[4]); err != nil {
		log.Fatalf("contract: %v", err)
	}
}

// write reads the files that people write in dir. It writes the contract to file, the
// enums to gqlgen's configuration, and the prices of fields to pricesFile. If it finds a
// mistake, it writes nothing.
func write(dir, file, config, pricesFile string) error {
	all, prices, err := contract(os.DirFS(dir))
	if err != nil {
		return err
	}
	priced, err := printedPrices(prices)
	if err != nil {
		return err
	}
	old, err := os.ReadFile(config)
	if err != nil {
		return fmt.Errorf("read gqlgen's configuration: %w", err)
	}
	bound, err := bindEnums(string(old), all)
	if err != nil {
		return err
	}
	for name, text := range map[string]string{file: printed(all), config: bound, pricesFile: priced} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			return fmt.Errorf("write the contract: %w", err)
		}
	}
	return nil
}
