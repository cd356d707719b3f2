import { fileURLToPath } from "node:url";
import graphql from "@graphql-eslint/eslint-plugin";

// Paths are those of the repository, where eslint is run.
const schema = "schema.graphqls";
const tabs = "server/playground/web/src/tabs/*.graphql";
const queries = "internal/clients/npm/src/codegen/*.graphql";

const path = (name) => fileURLToPath(new URL("../../..", import.meta.url)) + name;

// Some rules look beyond the file, so the parser gets to know all.
const base = {
  plugins: { "@graphql-eslint": graphql },
  languageOptions: {
    parser: graphql.parser,
    parserOptions: { graphQLConfig: { schema: path(schema), documents: [path(tabs), path(queries)] } },
  },
};

export default [
  {
    ...base,
    files: [schema],
    rules: {
      ...graphql.configs["flat/schema-recommended"].rules,
      ...graphql.configs["flat/schema-relay"].rules,
      // These types have no identity: they are parts of one answer, and nothing
      // refers to them.
      "@graphql-eslint/strict-id-in-types": [
        "error",
        {
          exceptions: {
            suffixes: ["Connection", "Edge", "Count", "Total", "Facet", "FacetValue"],
            types: [
              "PageInfo", "SearchMatch", "TextRange", "ExternalId", "Dataset", "Path", "PathSearch", "PathStep", "Prose", "Truncation",
              "Subgraph", "SubgraphNode", "Conflict", "Comparison", "ComparisonPair", "WordChange", "NumberChange",
              "PositionMatrix", "PositionRow", "PositionCell", "PositionStatement", "Blocker", "ContestedProvision",
              "SearchCorrection", "ThirdClause", "RelationshipGroup", "ObligationTable", "ObligationRow", "ObligationTally",
              "ChangelogEntry", "DataChange", "FieldChange", "QuoteCheck", "QuoteMatch", "QuoteDifference",
              "ComparisonTable", "ComparisonRow", "ComparisonCell", "Dependents", "Fallen", "NoLongerVoided",
              "FieldEvidence", "TextQuoteSelector", "Fulfilment", "FulfilmentRow", "FulfilmentClaim", "Gaps",
              "TopicGap", "LineageStep", "ProvisionOrigin", "Statement", "StatementPart", "RequiredAct", "Sequence",
              "SequenceGroup", "SequenceStep", "SequenceCycle", "RelationshipTypeInfo", "VocabularyInfo",
              "VocabularyValue", "VoteRecord", "CastVote", "ObligationSaid", "Suggestion",
            ],
          },
        },
      ],
      // By default a list may hold nothing but edges: no nodes(ids: ...), which is
      // Relay's own, no aliases and no evidence. The items of two lists have no identity; graph/connection_test.go
      // names them, and holds all other items to be nodes.
      "@graphql-eslint/relay-edge-types": [
        "error", { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false },
      ],
      // Document.documentStatus has the name of its type, because it stands beside the
      // status of relationships. The rule has no exceptions.
      "@graphql-eslint/no-typename-prefix": "off",
    },
  },
  {
    ...base,
    files: [tabs, queries],
    rules: graphql.configs["flat/operations-recommended"].rules,
  },
  {
    // The tabs are read by people, and no cache needs their ids.
    files: [tabs],
    rules: { "@graphql-eslint/require-selections": "off" },
  },
];
