import type { DemoPerson } from './demo-people.ts';

export interface Introduced {
  /** `http://127.0.0.1:8080`, without a slash at its end. */
  url: string;
  /** Token of the node's operator. */
  token: string;
  /** The server's log, and the folder of its database. */
  log: string;
  folder: string;
  people: readonly DemoPerson[];
  /** Whether the console is served there. */
  hasConsole: boolean;
}

/** What `npm start` says when everything stands: one address to open and who to be there, then what programs need. */
export function introduction({ url, token, log, folder, people, hasConsole }: Introduced): string {
  const width = Math.max(...people.map(({ login }) => login.length));
  const signIns = people.map(
    ({ name, organisation, nation, login, password }) =>
      `  login ${login.padEnd(width)}  password ${password}  (${name}, ${organisation}, ${nation})`,
  );
  const tokens = people.map(({ login, token: own }) => `  ${login.padEnd(9)}  ${own}`);
  return `
Breakwater runs at ${url}, reachable from this machine only.
${hasConsole ? 'Open it and sign in, with a password new at each start:' : 'Its console is not built. Who can sign in, with a password new at each start:'}

${signIns.join('\n')}

For programs, in another terminal:
  export BREAKWATER_URL=${url} BREAKWATER_TOKEN=${token}
  node bin/breakwater.js tail
  curl -H "Authorization: Bearer $BREAKWATER_TOKEN" "$BREAKWATER_URL/api/v1/cases"

That token is the node operator's, who sees every nation. Those of the people:
${tokens.join('\n')}

  cases      ${url}/api/v1/cases
  live feed  ${url.replace(/^http/, 'ws')}/live
  documents  ${url}/openapi.json and ${url}/asyncapi.json
  log        ${log}
  database   ${folder}

Ctrl-C stops everything.
`;
}
