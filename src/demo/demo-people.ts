/** Who can sign in on a demonstration's server, beside the node's operator: two nations, and whoever runs a drill. */
export const DEMO_PEOPLE = [
  {
    login: 'minji',
    name: 'Minji Kwon',
    organisation: 'kr-port-soc',
    roles: ['lead', 'liaison'],
  },
  {
    login: 'wei',
    name: 'Wei Tan',
    organisation: 'sg-port-soc',
    roles: ['analyst'],
  },
  {
    login: 'jiho',
    name: 'Jiho Seo',
    organisation: 'kr-cert',
    roles: ['drill_controller'],
  },
] as const;

/** An account as its maker tells it, with what it can be used with. */
export interface DemoPerson {
  login: string;
  name: string;
  /** Code of it. */
  organisation: string;
  nation: string;
  password: string;
  token: string;
}
