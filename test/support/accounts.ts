import type { Answer, ErrorAnswer, TestApp } from './app.ts';
import { browse, bySession, Jar, PASSWORD, type TestPerson } from './people.ts';

export interface Account {
  id: string;
  login: string;
  roles: string[];
  state: string;
  hasPassword: boolean;
  organisationId: string;
}
export interface Invited {
  account: Account;
  link: { token: string; url: string; expiresAt: string };
}

/** Status of an answer and the code of its error, if it has one. */
export const outcome = ({ status, body }: Answer) => [status, (body as ErrorAnswer | undefined)?.error?.code];

let counter = 0;

export type Accounts = ReturnType<typeof accountsOf>;

/** What is asked of accounts over HTTP, in few words. */
export function accountsOf(app: TestApp) {
  const invite = (by: TestPerson, body: object = {}) => {
    counter += 1;
    const whole = { login: `invited.${counter}`, name: 'Invited', roles: ['observer'], ...body };
    return app.post<Invited>('/api/v1/accounts', whole, bySession(by.cookie));
  };
  const take = (token: string, password = PASSWORD) =>
    app.post('/api/v1/invitation', { token, password }, { token: null });
  const patch = (by: TestPerson, id: string, body: object) =>
    app.patch<Account>(`/api/v1/accounts/${id}`, body, bySession(by.cookie));
  const signIn = (login: string, password: string, jar = new Jar()) =>
    browse<{ step: string }>(app, jar, '/api/v1/session', { login, password });
  const who = (jar: Jar) => app.get<{ accountId: string; roles: string[] }>('/api/v1/session', jar.options);
  return { invite, take, patch, signIn, who };
}
