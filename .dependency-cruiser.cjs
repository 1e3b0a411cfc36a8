/**
 * Which folder may know which. Data flows down this list, so imports point up it: a folder may import itself and
 * those above. `web/` talks to the public API only; `config/` and `migrations/` know no domain.
 */
const order = [
  'common',
  'database',
  'journal',
  'access',
  'registry',
  'intake',
  'rules',
  'watch',
  'audit',
  'correlation',
  'cases',
  'triage',
  'rulebook',
  'sharing',
  'statements',
  'related',
  'retention',
  'notifications',
  'drills',
  'live',
  'ops',
  'console',
  'client',
  'demo',
  'drill-play',
];

const roles =
  'module|controller|service|reader|writer|runner|store|entity|dto|guard|filter|gateway|adapter|interceptor|decorator|pipe|provider|spec';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'A cycle hides which part rests on which.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...order.slice(0, -1).map((folder, index) => ({
      name: `${folder}-looks-upstream-only`,
      comment: 'Downstream learns by reading the journal, never by being called.',
      severity: 'error',
      from: { path: `^src/${folder}/` },
      to: { path: `^src/(${order.slice(index + 1).join('|')})/` },
    })),
    {
      name: 'plain-files-stay-plain',
      comment: 'A file without a role suffix is a rule: no framework, no database mapping, no socket.',
      severity: 'error',
      from: { path: '^src/', pathNot: [`\\.(${roles})\\.ts$`, '^src/(main|create-app|app\\.module)\\.ts$'] },
      to: { path: '^node_modules/(@nestjs|typeorm|fastify|ws|@fastify)(/|$)' },
    },
    {
      name: 'programs-use-the-public-api',
      comment:
        'The command line and the demo gateway are clients like any other. The rules by which an audit trail is verified ' +
        'are shared, since whoever doubts the server must be able to verify without it; so is what a drill is written in.',
      severity: 'error',
      from: { path: '^src/(client|demo|drill-play)/' },
      to: { path: '^src/', pathNot: '^src/(client|demo|drill-play|common|database|audit/proof|drills/template)/' },
    },
    {
      name: 'console-uses-the-public-api',
      comment: 'The console knows the server by its documented interface, as whoever writes another one would.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(src|config|migrations|scripts)/' },
    },
    {
      name: 'server-knows-no-console',
      severity: 'error',
      from: { path: '^(src|config|migrations)/' },
      to: { path: '^web/' },
    },
    {
      name: 'product-knows-no-test',
      severity: 'error',
      from: { path: '^(src|config|migrations|web)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'no-orphan-dependency',
      severity: 'error',
      from: { path: '^(src|config)/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
