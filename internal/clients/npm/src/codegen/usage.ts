// What a program does with the generated types. It is compiled and not run.
import type { ResultOf, VariablesOf } from "@graphql-typed-document-node/core";
import { useFragment } from "../../out/codegen/fragment-masking";
import {
  ClauseFragmentDoc,
  type ConflictsDocument,
  LinkFragmentDoc,
  type StancesDocument,
  ThingFragmentDoc,
  type ThingsDocument,
} from "../../out/codegen/graphql";

export const variables: VariablesOf<typeof ConflictsDocument> = {
  where: { document: { eq: "proposal/us-28" }, conflictsWith: { some: { topics: { hasAny: ["NATO"] } } } },
  with: { or: [{ document: { eq: "agreement/budapest-memorandum" } }, { not: { number: { eq: "1" } } }] },
};

// @ts-expect-error There is no such field.
export const wrong: VariablesOf<typeof ConflictsDocument> = { where: { dokument: { eq: "x" } }, with: {} };

export const stances: VariablesOf<typeof StancesDocument> = { of: { document: "proposal/us-28" }, actors: ["actor/poland"] };

// @ts-expect-error It is a document or clauses, not both.
export const both: VariablesOf<typeof StancesDocument> = { of: { document: "x", provisions: ["y"] }, actors: [] };

/** Every quote, with the clauses it ties together. */
export function quotes(data: ResultOf<typeof ConflictsDocument>): string[] {
  return (data.provisions?.nodes ?? []).flatMap((node) => {
    const clause = useFragment(ClauseFragmentDoc, node);
    return (node.conflictsWith?.edges ?? []).flatMap((edge) => {
      const other = useFragment(ClauseFragmentDoc, edge.node);
      const link = useFragment(LinkFragmentDoc, edge.relationship);
      return (link?.evidence ?? []).map((e) => `${clause.number} ${other.number}: ${e.quote ?? e.paraphrase}`);
    });
  });
}

/** One line a thing, by what it is. */
export function lines(data: ResultOf<typeof ThingsDocument>): string[] {
  return data.nodes.map((node) => {
    if (!node) return "none";
    if (node.__typename === "Source") return node.title;
    if (node.__typename === "Relationship" || node.__typename === "Evidence") return node.__typename;
    const thing = useFragment(ThingFragmentDoc, node);
    switch (thing.__typename) {
      case "Territory":
        return `${thing.name}: ${thing.controlledBy?.edges.map((e) => e.node.name).join()}`;
      case "Figure":
        return `${thing.value?.toFixed(1)} ${thing.unit}`;
      case "Proposal":
      case "Agreement":
        return `${thing.name}: ${thing.documentStatus}, ${thing.provisions?.totalCount ?? 0} clauses`;
      default:
        return thing.name;
    }
  });
}
