/**
 * What the explorer page runs. A constant, so that the content policy can name it by its hash and nothing else on the
 * page may run. Requests go to the address of the page. Tokens are not kept in the browser's storage.
 */
export const EXPLORER_SCRIPT = `
const tabs = JSON.parse(document.getElementById('tabs').textContent);
const element = (id) => document.getElementById(id);

function showGraphiql() {
  element('graphiql').hidden = false;
  const explorer = React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: location.pathname }),
    defaultTabs: tabs,
    defaultHeaders: tabs[0]?.headers,
    shouldPersistHeaders: false,
    defaultEditorToolsVisibility: 'headers',
  });
  ReactDOM.createRoot(element('graphiql')).render(explorer);
}

function showPlainForm() {
  element('plain').hidden = false;
  for (const tab of tabs) element('sample').append(new Option(tab.title));
  element('sample').addEventListener('change', fillIn);
  element('run').addEventListener('click', run);
  fillIn();
}

function fillIn() {
  const tab = tabs[element('sample').selectedIndex];
  for (const id of ['query', 'variables', 'headers']) element(id).value = tab?.[id] ?? '';
}

async function run() {
  try {
    const body = { query: element('query').value, variables: JSON.parse(element('variables').value || '{}') };
    const headers = { ...JSON.parse(element('headers').value || '{}'), 'content-type': 'application/json' };
    const answer = await fetch(location.pathname, { method: 'POST', headers, body: JSON.stringify(body) });
    element('answer').textContent = JSON.stringify(await answer.json(), null, 2);
  } catch (problem) {
    element('answer').textContent = String(problem);
  }
}

if (window.GraphiQL && window.ReactDOM) showGraphiql();
else showPlainForm();
`;
