// Command contract writes the published contract, schema.graphqls, from what people
// write in graph/schema and from the tables of internal/kg.
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
	if len(os.Args) != 4 {
		log.Fatal("usage: contract DIRECTORY FILE CONFIG, such as contract schema ../schema.graphqls gqlgen.yml")
	}
	if err := write(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		log.Fatalf("contract: %v", err)
	}
}

// write writes the contract to file, from the files that people write in dir, and to
// gqlgen's configuration that enums are texts. It writes both or nothing.
func write(dir, file, config string) error {
	all, err := contract(os.DirFS(dir))
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
	for name, text := range map[string]string{file: printed(all), config: bound} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			return fmt.Errorf("write the contract: %w", err)
		}
	}
	return nil
}
