/** With which the operator of a node that is measured asks. */
export const OPERATOR_TOKEN = 'bench-operator-token-0123456789abcdef';

/** How Node runs a server that is measured: as `npm run serve` and what is in deploy/ do. */
export const NODE_OPTIONS = ['--max-semi-space-size=32'];

/** Settings of a node that is measured. Requests are counted all the same; one key, one account and one address do here what thousands do elsewhere. */
export const BENCH_ENVIRONMENT = {
  BREAKWATER_OPERATOR_TOKEN: OPERATOR_TOKEN,
  BREAKWATER_SECRET_KEY: 'bench-secret-key-0123456789abcdef0123',
  BREAKWATER_PORT: '0',
  BREAKWATER_LOG_LEVEL: 'error',
  BREAKWATER_KEY_RATE: '10000000',
  BREAKWATER_STRANGER_RATE: '1000000',
  BREAKWATER_ACCOUNT_RATE: '1000000',
};
