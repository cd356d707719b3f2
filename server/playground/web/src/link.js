import {useEffect, useRef} from 'react';
import {useGraphiQL, useGraphiQLActions} from '@graphiql/react';

// maxLink is the greatest length of a link. Longer ones would not pass every
// proxy, and the server reads no more than 64 KiB of headers.
const maxLink = 16_000;

// readLink gives the question of the page's address: its query, variables and
// operationName. Without a query there is none.
export function readLink() {
  const given = new URLSearchParams(location.search);
  const query = given.get('query');
  if (!query) return undefined;
  return {query, variables: given.get('variables') ?? '', operationName: given.get('operationName')};
}

// link gives the address of a question. A question that is too long has none of
// its own.
function link({query, variables, operationName}) {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries({query, variables, operationName})) {
    if (value?.trim()) given.set(name, value);
  }
  const address = given.size > 0 ? `${location.pathname}?${given}` : location.pathname;
  return address.length > maxLink ? location.pathname : address;
}

// useLink keeps the page's address a link to exactly the question of the open
// tab, and chooses the operation that the opened link names.
export function useLink(opened) {
  const tab = useGraphiQL((state) => state.tabs[state.activeTabIndex]);
  const operations = useGraphiQL((state) => state.operations);
  const operationName = useGraphiQL((state) => state.operationName);
  const {setOperationName} = useGraphiQLActions();
  const wanted = useRef(opened?.operationName);
  const has = (name) => operations?.some((operation) => operation.name?.value === name);

  useEffect(() => {
    if (!operations || !wanted.current) return;
    if (has(wanted.current)) setOperationName(wanted.current);
    wanted.current = undefined;
  }, [operations]);

  const {query, variables} = tab;
  const name = wanted.current ?? (has(operationName) ? operationName : undefined);
  useEffect(() => {
    history.replaceState(history.state, '', link({query, variables, operationName: name}));
  }, [query, variables, name]);
}
