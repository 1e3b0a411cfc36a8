const api = (...paths: string[]): string[] => paths.map((path) => `/api/v1/${path}`);

/** The GET routes each file of the leak matrix compares with the oracle; each file says whether it did. */
export const COMPARED: Readonly<
  Record<
    | 'things'
    | 'rules'
    | 'explanations'
    | 'sharing'
    | 'people'
    | 'watch'
    | 'queue'
    | 'notifications'
    | 'related'
    | 'drills',
    readonly string[]
  >
> = {
  things: api(
    'alerts',
    'alerts/:id',
    'cases',
    'cases/:id',
    'cases/:id/alerts',
    'cases/:id/timeline',
    'cases/:id/objects',
    'cases/:id/notes',
    'cases/:id/tasks',
    'cases/:id/observables',
    'cases/:id/evidence',
    'decisions/:id',
    'constraints',
    'constraints/:id',
    'shared',
    'shared/:id',
    'sites',
    'zones',
    'flyers',
    'assets',
    'sensors',
    'rejects',
  ),
  rules: api(
    'rules',
    'rules/:id',
    'rules/:id/versions/:version',
    'rules/:id/versions/:version/matches',
    'rules/shipped/:key',
  ),
  explanations: api('cases/:id/explanation', 'cases/:id/phases', 'alerts/:id/placement'),
  sharing: api(
    'releases',
    'releases/:id',
    'releases/:id/preview',
    'link-caps',
    'matches',
    'matches/agreements',
    'marking-requests',
    'marking-requests/:id',
    'cases/:id/evidence/:evidenceId/content',
    'cases/:id/evidence/:evidenceId/custody',
  ),
  people: api(
    'accounts',
    'accounts/:id',
    'accounts/:id/identities',
    'sign-in-policy',
    'organisations/:id/settings',
    'nations',
    'nations/:id',
    'organisations',
    'organisations/:id',
    'sites/:id',
    'zones/:id',
    'flyers/:id',
    'assets/:id',
    'assets/:id/impact',
    'sensors/:id',
    'sensors/:id/keys',
    'sensors/:id/nodes',
    'gateways',
    'gateways/:id',
    'gateways/:id/keys',
    'gateways/:id/certificates',
    'rejects/:id',
    'audit',
    'audit/:index',
    'audit/heads',
    'audit/heads/latest',
    'audit/verify',
    'session',
    'sessions',
    'sign-ins',
    'realms',
    'factors',
    'tokens',
  ),
  queue: api(
    'queue',
    'queue/suggestions',
    'queue/histogram',
    'queue/views',
    'queue/:kind/:id',
    'organisations/:id/response-targets',
  ),
  drills: api(
    'drills/templates',
    'drills/people',
    'drills/templates/:code/cexf',
    'drills/runs',
    'drills/runs/:id',
    'drills/runs/:id/preflight',
    'drills/runs/:id/amendments',
    'drills/runs/:id/items/:item',
    'drills/runs/:id/observations',
    'drills/runs/:id/inbox',
    'drills/runs/:id/score',
    'drills/runs/:id/report',
    'drills/runs/:id/hotwash',
    'drills/runs/:id/improvements',
    'drills/runs/:id/report/texts',
    'drills/runs/:id/comparison',
    'drills/improvements',
    'tasks',
  ),
  related: api('related', 'cases/:id/related'),
  watch: api('sensor-watch', 'tracks', 'false-alarms'),
  notifications: api(
    'notifications',
    'notifications/preferences',
    'notifications/channels',
    'notifications/channels/:id',
    'notifications/rules',
    'notifications/rules/:id',
    'notifications/deliveries',
    'notifications/deliveries/:id',
  ),
};

/** GET routes that show nothing of anybody, with the reason. */
export const SHOWS_NOTHING: Readonly<Record<string, string>> = {
  '/healthz': 'whether the process answers',
  '/readyz': 'whether the database answers',
  '/openapi.json': 'the description of the interface, the same for everybody',
  '/asyncapi.json': 'the description of the live feed, the same for everybody',
  '/idmefv2': 'answers 405 to everybody',
  '/api/v1/session/oidc': 'leads to the provider of identities',
  '/api/v1/session/oidc/callback': 'leads back from there, and sets the cookie of whoever comes',
};
