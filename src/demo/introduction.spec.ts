import { introduction } from './introduction.ts';

const person = {
  login: 'minji',
  name: 'Minji Kwon',
  organisation: 'kr-port-soc',
  nation: 'KR',
  password: 'four-plain-words',
  token: 'bw_token',
};
const said = (hasConsole: boolean) =>
  introduction({
    url: 'http://127.0.0.1:8080',
    token: 'operator',
    log: '.data/server.log',
    folder: '.data',
    people: [person],
    hasConsole,
  });

describe('the introduction of the demonstration', () => {
  it('names the address to open and who to be there before anything else', () => {
    const [, first, second, , third] = said(true).split('\n');
    expect(first).toBe('Breakwater runs at http://127.0.0.1:8080, reachable from this machine only.');
    expect(second).toMatch(/^Open it and sign in/);
    expect(third).toBe('  login minji  password four-plain-words  (Minji Kwon, kr-port-soc, KR)');
  });

  it('sends nobody to a console that is not there', () => {
    expect(said(false)).toContain('Its console is not built');
    expect(said(false)).not.toContain('Open it');
  });
});
