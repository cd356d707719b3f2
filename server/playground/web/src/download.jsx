import {useState} from 'react';
import {useGraphiQL} from '@graphiql/react';

// formats are the endings of /graphql that answer an operation as a file, with what each is for.
const formats = {
  csv: 'a table',
  xlsx: 'Excel',
  zip: 'tables with a README',
  jsonl: 'lines of JSON',
  graphml: 'Gephi, networkx, igraph',
  gexf: 'Gephi',
  cyjs: 'Cytoscape',
  dot: 'Graphviz',
  mmd: 'Mermaid',
  cypher: 'Neo4j',
  jsonld: 'RDF as JSON-LD',
  nq: 'RDF as N-Quads',
  ftm: 'FollowTheMoney',
};

// download asks for the question of the open tab as a file, and has the browser
// save it under the name that the server gives it. An answer that is no file is
// an error with the words of the server.
async function download(format, all, question) {
  const response = await fetch(`/graphql.${format}${all ? '?all=1' : ''}`, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify(question),
  });
  if (!response.ok) throw new Error(await message(response));
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name ?? `answer.${format}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return link.download;
}

// message gives the words of an error of the API, or the status of another one.
async function message(response) {
  const text = await response.text();
  try {
    return JSON.parse(text).errors[0].message;
  } catch {
    return `${response.status} ${response.statusText}: ${text.slice(0, 200)}`;
  }
}

// question gives the parameters of a request for the question of a tab.
function question({query, variables}, operationName) {
  const given = {query, operationName};
  if (variables?.trim()) given.variables = JSON.parse(variables);
  return given;
}

// Download is the button that saves the answer to the question as a file.
export function Download() {
  const tab = useGraphiQL((state) => state.tabs[state.activeTabIndex]);
  const operations = useGraphiQL((state) => state.operations);
  const chosen = useGraphiQL((state) => state.operationName);
  const [format, setFormat] = useState('csv');
  const [all, setAll] = useState(true);
  const [said, setSaid] = useState('');
  async function save(event) {
    event.preventDefault();
    setSaid('…');
    try {
      const name = operations?.some((operation) => operation.name?.value === chosen) ? chosen : undefined;
      setSaid(`Saved ${await download(format, all, question(tab, name))}`);
    } catch (error) {
      setSaid(error.message);
    }
  }
  return (
    <form className="download" onSubmit={save}>
      <label htmlFor="download-format">Download as</label>
      <select id="download-format" value={format} onChange={(event) => setFormat(event.target.value)}>
        {Object.entries(formats).map(([ending, what]) => (
          <option key={ending} value={ending}>{`.${ending}: ${what}`}</option>
        ))}
      </select>
      <label title="Follow the outermost list to its end">
        <input type="checkbox" checked={all} onChange={(event) => setAll(event.target.checked)} /> all pages
      </label>
      <button type="submit">Download</button>
      <output>{said}</output>
    </form>
  );
}
