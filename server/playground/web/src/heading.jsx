import {useEffect} from 'react';
import {useGraphiQL} from '@graphiql/react';

// Heading is the page's name. GraphiQL places it inside its own context, which
// is where the editor can be reached: it also makes the editor wrap long
// lines, as the response pane does, so that no comment runs out of sight.
export function Heading() {
  const editor = useGraphiQL((state) => state.queryEditor);
  useEffect(() => {
    editor?.updateOptions({wordWrap: 'on', wrappingIndent: 'indent'});
  }, [editor]);
  return <h1 className="accordgraph">accordgraph</h1>;
}
