import {parse} from 'graphql';

// fetcher sends one operation to the API of this page's own origin and gives
// its answer. An answer that is not JSON is an error that shows its first
// words, so that a proxy's error page can be told from a GraphQL error.
export async function fetcher(operation) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json, application/json',
      'content-type': 'application/json',
    },
    body: JSON.stringify(withoutStaleName(operation)),
  });
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${response.status} ${response.statusText}: ${text.slice(0, 200)}`);
  }
}

// withoutStaleName drops an operation name that the query does not have.
// GraphiQL learns the name a tenth of a second after the text changes, so a
// quick run after a change of tab would ask for the other tab's operation.
function withoutStaleName(operation) {
  const {operationName, ...rest} = operation;
  return names(operation.query)?.includes(operationName) === false ? rest : operation;
}

// names lists the names of a document's operations, or gives undefined for a
// document that cannot be read: the server says what is wrong with that.
function names(query) {
  try {
    return parse(query).definitions.map((definition) => definition.name?.value);
  } catch {
    return undefined;
  }
}
