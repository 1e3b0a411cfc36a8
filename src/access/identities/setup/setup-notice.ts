/** What the server prints while it has no account: how its first administrator comes to be. */
export function setupNotice({ token, url, expiresAt }: { token: string; url: string; expiresAt: Date }): string {
  return `
No account exists yet. Until ${expiresAt.toISOString()}, whoever has this link creates the first administrator; it
works once, and the next start replaces it:

  ${url}

or, without a console, POST to /api/v1/setup:

  { "token": "${token}",
    "nation": { "code": "SG", "name": "Singapore" },
    "organisation": { "code": "sg-cert", "name": "SingCERT", "kind": "national_cert" },
    "login": "…", "name": "…", "password": "…" }

`;
}
