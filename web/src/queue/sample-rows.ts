import type { QueuePage, QueueRow } from './contract.ts';

const START = Date.parse('2026-11-29T16:00:00.000Z');

/** A row for specs: `minute` after the start, as severe as said. */
export function sampleRow(id: string, severity = 50, minute = 0, changes: Partial<QueueRow> = {}): QueueRow {
  const at = new Date(START + minute * 60_000).toISOString();
  return {
    kind: 'alert',
    id,
    displayId: null,
    title: `Alert ${id}`,
    severity,
    priority: severity >= 85 ? 1 : severity >= 65 ? 2 : severity >= 40 ? 3 : 4,
    status: 'waiting',
    domains: ['cyber'],
    zone: null,
    site: null,
    nation: 'SG',
    assignee: null,
    count: 1,
    firstSeen: at,
    lastSeen: at,
    arrivedAt: at,
    updatedAt: at,
    acknowledgedAt: null,
    due: null,
    dueKind: null,
    snoozedUntil: null,
    closed: null,
    tlp: 'AMBER',
    version: 0,
    format: 'eve',
    sensor: null,
    rule: null,
    why: '',
    ...changes,
  };
}

export const samplePage = (items: QueueRow[], changes: Partial<QueuePage> = {}): QueuePage => ({
  items,
  nextCursor: null,
  total: items.length,
  asOf: 100,
  ...changes,
});
