import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { sightParameters } from '../access/policy/sight.ts';
import { Clock } from '../common/clock.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import type { ValueField } from './filter-ast.ts';
import { type Completion, completionAt, fixedWords } from './filter-completion.ts';
import { filterConditions } from './filter-conditions.ts';
import { printValue } from './filter-printer.ts';
import { queueSeen } from './queue-sight.ts';
import type { SuggestionDto, SuggestionsDto } from './queue-suggestions.dto.ts';

const MOST = 12;

/** Where the values of a field are found: the value, what it is called, and what has to be joined for it. */
interface Source {
  value: string;
  label: string;
  join?: string;
}

const SOURCES: Readonly<Partial<Record<ValueField, Source>>> = {
  status: { value: 'q.status', label: 'q.status' },
  site: { value: 's.code', label: 's.name', join: 'JOIN sites s ON s.id = q.site_id' },
  nation: { value: 'q.nation', label: 'n.name', join: 'JOIN nations n ON n.code = q.nation' },
  domain: { value: 'domain', label: 'domain', join: 'CROSS JOIN unnest(q.domains) domain' },
  format: { value: 'q.format', label: 'q.format' },
  sensor: { value: 's.code', label: 's.name', join: 'JOIN sensors s ON s.id = q.sensor_id' },
  rule: { value: 'q.rule', label: 'q.rule' },
  zone: { value: 'q.zone', label: 'q.zone' },
  assignee: {
    value: 'coalesce(q.assignee_name, a.name, q.assignee)',
    label: 'coalesce(q.assignee_name, a.name, q.assignee)',
    join: `LEFT JOIN accounts a ON q.assignee = 'person:' || a.id`,
  },
  tlp: { value: 'q.tlp', label: 'q.tlp' },
  kind: { value: 'q.kind', label: 'q.kind' },
};

/** Says how a filter that is being written may go on, from what the viewer sees waiting now and nothing else. */
@Injectable()
export class QueueSuggestionsReader {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly clock: Clock,
  ) {}

  async read(operator: Operator, text: string, at = text.length): Promise<SuggestionsDto> {
    const completion = completionAt(text, at);
    const { from, to } = completion;
    const words = fixedWords(completion);
    const found = await this.values(operator, completion);
    const texts = new Set(found.map((item) => item.text));
    const fixed = words.filter((word) => !texts.has(word)).map((word) => ({ text: word, label: word }));
    // What the language offers stands first where a name is written, what the queue holds where a value is.
    const items = completion.field === undefined ? [...fixed, ...found] : [...found, ...fixed];
    return { from, to, items: items.slice(0, MOST) };
  }

  private async values(operator: Operator, { field, begun }: Completion): Promise<SuggestionDto[]> {
    // A word may be the beginning of a site's name.
    if (field === undefined) {
      if (begun.length < 2) return [];
      const sites = await this.held(operator, SOURCES.site, begun);
      return sites.map(({ text, label, count }) => ({ text: `site:${text}`, label, count }));
    }
    const source = Object.entries(SOURCES).find(([name]) => name === field)?.[1];
    return source === undefined ? [] : this.held(operator, source, begun);
  }

  private async held(
    operator: Operator,
    source: Source | undefined,
    begun: string,
  ): Promise<(SuggestionDto & { count: number })[]> {
    if (source === undefined) return [];
    const parameters = sightParameters(operator);
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const which = `${queueSeen(operator)} AND ${filterConditions([], { now: this.clock.now(), me: operator.id, bind })}`;
    const word = `lower(${bind(begun)}::text)`;
    const rows = await this.database.query<{ value: string; label: string; count: string }>(
      operator,
      `SELECT value, label, count FROM (
         SELECT ${source.value} AS value, ${source.label} AS label, count(*) AS count
         FROM queue_heads q ${source.join ?? ''} WHERE ${which} GROUP BY 1, 2) held
       WHERE value IS NOT NULL AND strpos(lower(value || ' ' || label), ${word}) > 0
       ORDER BY strpos(lower(value), ${word}) <> 1, count DESC, value LIMIT ${MOST}`,
      parameters,
    );
    return rows.map(({ value, label, count }) => ({ text: printValue(value), label, count: Number(count) }));
  }
}
