import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas, take } from '../api/client.ts';

export type Summary = Schemas['RuleSummaryDto'];
export type Rule = Schemas['BookRuleDto'];
export type Version = Schemas['RuleVersionDto'];

/** Moves of a version that a person asks for, each a route of its own. */
export const MOVES = ['test', 'withdraw', 'ask', 'approve', 'refuse', 'retire'] as const;
export type Move = (typeof MOVES)[number];

/** Under `rule`, the family of the events that tell of the rule book. */
export const rulesQuery = queryOptions({
  queryKey: ['rule', 'list'],
  queryFn: () => take(api.GET('/api/v1/rules')),
});

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- what the query gives is inferred
export const ruleQuery = ({ id, state }: Pick<Summary, 'id' | 'state'>) =>
  queryOptions({
    queryKey: ['rule', 'one', id],
    queryFn: (): Promise<Rule> =>
      state === 'shipped'
        ? take(api.GET('/api/v1/rules/shipped/{key}', { params: { path: { key: id } } }))
        : take(api.GET('/api/v1/rules/{id}', { params: { path: { id } } })),
  });

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- what the query gives is inferred
export const versionQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['rule', 'version', id, version],
    queryFn: () => take(api.GET('/api/v1/rules/{id}/versions/{version}', { params: { path: { id, version } } })),
  });

// oxlint-disable-next-line typescript/explicit-module-boundary-types -- what the query gives is inferred
export const matchesQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['rule', 'matches', id, version],
    queryFn: () =>
      take(api.GET('/api/v1/rules/{id}/versions/{version}/matches', { params: { path: { id, version } } })),
  });

export async function check(text: string): Promise<Schemas['CheckedRuleDto']> {
  return take(api.POST('/api/v1/rules/check', { body: { text } }));
}

export async function create(text: string, comment: string, scope: 'organisation' | 'nation'): Promise<Rule> {
  return take(api.POST('/api/v1/rules', { body: { text, comment, scope } }));
}

export async function save(id: string, text: string, comment: string, last: number): Promise<Rule> {
  return take(
    api.POST('/api/v1/rules/{id}/versions', { params: { path: { id } }, body: { text, comment, after: last } }),
  );
}

export async function move(id: string, version: number, verb: Move, reason: string): Promise<Rule> {
  const how = { params: { path: { id, version } }, body: { reason } };
  return take(api.POST(`/api/v1/rules/{id}/versions/{version}/${verb}`, how));
}

export async function resume(id: string, reason: string): Promise<void> {
  await take(api.POST('/api/v1/rules/pauses/{id}/resume', { params: { path: { id } }, body: { reason } }));
}
