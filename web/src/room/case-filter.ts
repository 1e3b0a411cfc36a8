import type { paths } from '../api/schema.d.ts';
import { type CaseListSearch, OPEN_CHOICES } from './case-search.ts';

type Query = NonNullable<paths['/api/v1/cases']['get']['parameters']['query']>;

/** What to ask the server for what the address says; without a word on status, the open ones. */
export function caseListQuery({ q, status, site, severity }: CaseListSearch): Query {
  return {
    ...(q !== undefined && q.trim() !== '' ? { q: q.trim() } : {}),
    ...(site !== undefined && site !== '' ? { site } : {}),
    ...(severity !== undefined ? { minSeverity: severity } : {}),
    ...statusPart(status ?? 'open'),
  };
}

function statusPart(status: string): Query {
  if (status === 'open') return { open: true };
  const known = OPEN_CHOICES.find((choice) => choice === status);
  return known === undefined || known === 'all' || known === 'open' ? {} : { status: [known] };
}
