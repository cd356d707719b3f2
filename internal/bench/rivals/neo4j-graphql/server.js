// Serves GraphQL of @neo4j/graphql over the Neo4j of the benchmark. It prints its address and the id of its process.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { Neo4jGraphQL } from "@neo4j/graphql";
import { createYoga } from "graphql-yoga";
import neo4j from "neo4j-driver";

const { NEO4J_URI = "neo4j://localhost:7687", KG_NEO4J_USER, KG_NEO4J_PASSWORD, PORT = "4000" } = process.env;
const auth = KG_NEO4J_USER ? neo4j.auth.basic(KG_NEO4J_USER, KG_NEO4J_PASSWORD) : undefined;
const driver = neo4j.driver(NEO4J_URI, auth);
const typeDefs = readFileSync(new URL("types.graphqls", import.meta.url), "utf8");
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
const yoga = createYoga({ schema, logging: false, graphiql: false, context: { sessionConfig: { database: "neo4j" } } });
const server = createServer(yoga).listen(Number(PORT), "127.0.0.1", () =>
  console.log(`http://127.0.0.1:${server.address().port}/graphql,${process.pid}`),
);
