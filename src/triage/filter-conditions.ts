import {
  type Filter,
  type FilterTerm,
  type IsState,
  type SeverityTest,
  type TimeField,
  type TimeTest,
  UNIT_SECONDS,
  type ValueField,
} from './filter-ast.ts';
import { severityRange } from './queue-severity.ts';

export interface FilterContext {
  now: Date;
  /** Id of whoever asks, which `mine` and `me` stand for. */
  me: string;
  /** Adds a parameter to the statement and gives its name: nothing of a filter is ever part of the statement's text. */
  bind: (value: unknown) => string;
}

/**
 * A filter as SQL over `queue_heads q`, without what is hidden unless it is asked for. Tables it looks up names in are
 * read as the viewer sees them.
 */
export function filterConditions(filter: Filter, context: FilterContext): string {
  const shown = shownBy(filter);
  const now = `${context.bind(context.now)}::timestamptz`;
  return [
    ...(shown.closed ? [] : ['q.closed_at IS NULL']),
    ...(shown.explained ? [] : ['NOT q.explained']),
    ...(shown.snoozed ? [] : [`(q.snoozed_until IS NULL OR q.snoozed_until <= ${now})`]),
    ...filter.map((term) => condition(term, context, now)),
    // Named in any case, so that the type of the parameter is always known.
    `${now} IS NOT NULL`,
  ].join(' AND ');
}

/** What every one of these filters hides, as a condition that indexes serve; empty where there is no such thing. */
export function hiddenByAll(filters: readonly Filter[]): string {
  const shown = filters.map(shownBy);
  const closed = shown.some(({ closed }) => closed) ? '' : ' AND q.closed_at IS NULL';
  return `${closed}${shown.some(({ explained }) => explained) ? '' : ' AND NOT q.explained'}`;
}

/** Whether rows that are closed show. */
export function showsClosed(filter: Filter): boolean {
  return shownBy(filter).closed;
}

/** What is closed, put off or explained shows where it is asked for. An id asks for nothing: it narrows a list like any other value. */
function shownBy(filter: Filter): { closed: boolean; snoozed: boolean; explained: boolean } {
  const shown = { closed: false, snoozed: false, explained: false };
  for (const term of filter) {
    if (term.negated) continue;
    if (term.type === 'is') {
      if (term.states.includes('closed')) shown.closed = true;
      if (term.states.includes('explained')) shown.explained = true;
      if (term.states.some((state) => state === 'closed' || state === 'open' || state === 'snoozed'))
        shown.snoozed = true;
    }
    if (term.type !== 'values') continue;
    if (term.field === 'status' && term.values.includes('closed')) {
      shown.closed = true;
      shown.snoozed = true;
    }
  }
  return shown;
}

function condition(term: FilterTerm, context: FilterContext, now: string): string {
  const sql = body(term, context, now);
  return term.negated ? `(${sql}) IS NOT TRUE` : `(${sql})`;
}

function body(term: FilterTerm, context: FilterContext, now: string): string {
  switch (term.type) {
    case 'text':
      return anyField(`lower(${context.bind(term.text)}::text)`);
    case 'values':
      return values(term.field, term.values, context);
    case 'severity':
      return term.tests.map((test) => severity(test, context)).join(' OR ');
    case 'time':
      return time(term.field, term.test, context, now);
    case 'is':
  }
  return term.states.map((state) => is(state, context, now)).join(' OR ');
}

/**
 * The sites and sensors that are meant are looked up once, as an array: as a list of rows they would keep the statement to one
 * process (decision 0039). Most of what is closed was given to nobody, and has no name to look into.
 */
function anyField(word: string): string {
  return `strpos(q.search, ${word}) > 0
    OR ((q.assignee IS NOT NULL OR q.assignee_name IS NOT NULL)
      AND strpos(lower(concat_ws(' ', q.assignee, q.assignee_name)), ${word}) > 0)
    OR q.site_id = ANY(ARRAY(SELECT id FROM sites WHERE strpos(lower(code || ' ' || name), ${word}) > 0))
    OR q.sensor_id = ANY(ARRAY(SELECT id FROM sensors WHERE strpos(lower(code || ' ' || name), ${word}) > 0))`;
}

function values(field: ValueField, given: readonly string[], { bind, me }: FilterContext): string {
  const anyCase = (): string => `ANY(${bind(given.map((value) => value.toLowerCase()))}::text[])`;
  switch (field) {
    case 'domain':
      return `q.domains && ${bind(given)}::text[]`;
    case 'site':
    case 'sensor': {
      const named = anyCase();
      return `q.${field}_id = ANY(ARRAY(SELECT id FROM ${field}s WHERE lower(code) = ${named} OR lower(name) = ${named}))`;
    }
    case 'format':
    case 'rule':
      return `lower(q.${field}) = ${anyCase()}`;
    case 'assignee': {
      const somebody = given
        .filter((value) => value !== 'none')
        .map((value) => (value === 'me' ? me : value.toLowerCase()));
      const named = `ANY(${bind(somebody)}::text[])`;
      const theirs = `lower(q.assignee) = ${named} OR lower(q.assignee_name) = ${named}
        OR q.assignee = ANY(ARRAY(
          SELECT 'person:' || id FROM accounts WHERE lower(name) = ${named} OR lower(login) = ${named}))`;
      return given.includes('none') ? `q.assignee IS NULL OR ${theirs}` : theirs;
    }
    case 'id': {
      const numbers = given.flatMap((value) => (value.startsWith('BW-') ? [value.slice(3)] : []));
      const ids = given.filter((value) => !value.startsWith('BW-'));
      // Only what is asked for: each has an index, and an OR of the two has none unless both are given.
      return [
        ...(numbers.length > 0 ? [`q.number = ANY(${bind(numbers)}::bigint[])`] : []),
        ...(ids.length > 0 ? [`q.kind IN ('case', 'alert') AND q.id = ANY(${bind(ids)}::uuid[])`] : []),
      ].join(' OR ');
    }
    case 'status':
    case 'nation':
    case 'zone':
    case 'tlp':
    case 'kind':
  }
  return `q.${field} = ANY(${bind(given)}::text[])`;
}

function severity(test: SeverityTest, { bind }: FilterContext): string {
  if ('class' in test) {
    const { least, most } = severityRange(test.class);
    return `q.severity BETWEEN ${bind(least)} AND ${bind(most)}`;
  }
  return `q.severity ${test.comparison} ${bind(test.than)}`;
}

function time(field: TimeField, test: TimeTest, { bind }: FilterContext, now: string): string {
  const column = field === 'seen' ? 'q.last_seen' : 'q.arrived_at';
  if ('from' in test)
    return `${column} >= ${bind(test.from)}::timestamptz AND ${column} < ${bind(test.to)}::timestamptz`;
  const since = `${now} - ${bind(test.amount * UNIT_SECONDS[test.unit])}::double precision * interval '1 second'`;
  return `${column} ${test.comparison === '<' ? '>' : '<='} ${since}`;
}

function is(state: IsState, { bind, me }: FilterContext, now: string): string {
  switch (state) {
    case 'mine':
      return `q.assignee = ${bind(me)}`;
    case 'unassigned':
      return 'q.assignee IS NULL';
    case 'acknowledged':
      return 'q.acknowledged_at IS NOT NULL';
    case 'overdue':
      return `q.due_at < ${now}`;
    case 'snoozed':
      return `q.closed_at IS NULL AND q.snoozed_until > ${now}`;
    case 'closed':
      return 'q.closed_at IS NOT NULL';
    case 'open':
      return 'q.closed_at IS NULL';
    case 'case':
      return `q.kind = 'case'`;
    case 'explained':
      return 'q.explained';
    case 'waiting':
  }
  return `q.kind = 'alert'`;
}
