import {useEffect} from 'react';
import {useGraphiQL} from '@graphiql/react';
import {Download} from './download.jsx';
import {useLink} from './link.js';
import {Panes} from './panes.jsx';

// Heading is the page's name. GraphiQL places it inside its own context, which
// is where the editor can be reached: it also makes the editor wrap long
// lines, as the response pane does, so that no comment runs out of sight, and
// keeps the address a link to the question.
export function Heading({opened}) {
  const editor = useGraphiQL((state) => state.queryEditor);
  useEffect(() => {
    editor?.updateOptions({wordWrap: 'on', wrappingIndent: 'indent'});
  }, [editor]);
  useLink(opened);
  return (
    <div className="heading">
      <h1 className="accordgraph">accordgraph</h1>
      <Panes />
      <Download />
    </div>
  );
}
