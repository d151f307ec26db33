/** The header by which a request names the person to send it as. It never leaves the page. */
export const SIGN_IN_AS = 'sign-in-as';

/**
 * What the explorer page runs. A constant, so that the content policy can name it by its hash and nothing else on the
 * page may run. Requests go to the address of the page, each with a fresh token of the person it names. What is typed
 * outlives a reload, and is forgotten with the browser tab.
 */
export const EXPLORER_SCRIPT = `
const { tabs, signInPath } = JSON.parse(document.getElementById('options').textContent);

async function signIn(person) {
  const answer = await fetch(signInPath + encodeURIComponent(person));
  const { access_token, message } = await answer.json();
  if (!answer.ok) throw new Error(message);
  return 'Bearer ' + access_token;
}

async function send(url, { headers: { '${SIGN_IN_AS}': person, ...headers }, ...request }) {
  const signedIn = person && { authorization: await signIn(person) };
  return fetch(url, { ...request, headers: { ...headers, ...signedIn } });
}

const explorer = React.createElement(GraphiQL, {
  fetcher: GraphiQL.createFetcher({ url: location.pathname, fetch: send }),
  defaultTabs: tabs,
  defaultHeaders: tabs[0]?.headers,
  defaultEditorToolsVisibility: 'headers',
  storage: sessionStorage,
  shouldPersistHeaders: true,
});
ReactDOM.createRoot(document.getElementById('graphiql')).render(explorer);
`;
