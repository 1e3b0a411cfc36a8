import { ClientFailure, EXIT } from './exit-code.ts';
import type { FeedFilter } from './feed-event.ts';

const LISTS: Readonly<Record<string, Exclude<keyof FeedFilter, 'minSeverity'>>> = {
  site: 'sites',
  nation: 'nations',
  case: 'cases',
  type: 'types',
};

/**
 * Reads `site=KRPUS`, `nation=KR,SG`, `type=case.opened`, `case=<id>`, `minSeverity=60`. A name given twice adds up; the
 * server checks the values.
 * @throws ClientFailure `usage`.
 */
export function parseFeedFilter(parts: readonly string[]): FeedFilter | undefined {
  const filter: FeedFilter = {};
  for (const part of parts) {
    const equals = part.indexOf('=');
    const name = part.slice(0, equals);
    const values = part
      .slice(equals + 1)
      .split(',')
      .map((value) => value.trim())
      .filter((value) => value !== '');
    const list = Object.hasOwn(LISTS, name) ? LISTS[name] : undefined;
    if (equals > 0 && list && values.length > 0) filter[list] = [...(filter[list] ?? []), ...values];
    else if (name === 'minSeverity' && values.length === 1 && /^\d{1,3}$/.test(values[0] ?? '')) {
      filter.minSeverity = Number(values[0]);
    } else {
      const names = [...Object.keys(LISTS), 'minSeverity'].map((known) => `${known}=…`);
      throw new ClientFailure(EXIT.usage, `A filter is one of ${names.join(', ')}, not "${part}"`);
    }
  }
  return Object.keys(filter).length === 0 ? undefined : filter;
}
