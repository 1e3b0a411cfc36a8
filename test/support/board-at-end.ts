import type { CaseDto } from '../../src/cases/case-view.dto.ts';
import type { BoardAlert, BoardCase, BoardShare } from '../../src/drills/replay/board-rows.ts';
import type { StoryStep } from '../../src/drills/replay/story.ts';
import type { QueueRowDto } from '../../src/triage/queue.dto.ts';
import type { ShareDto } from '../../src/sharing/shared.dto.ts';
import type { DrillRun } from './drill-run.ts';

/** What of a board is compared, as texts by kind. */
export interface ToldBoard {
  cases: string[];
  alerts: string[];
  shares: string[];
}

/** The board after some steps of a story, by nothing but putting rows one over the other. */
export function boardAfter(steps: readonly StoryStep[]): ToldBoard {
  const cases = new Map<string, BoardCase>();
  const alerts = new Map<string, BoardAlert>();
  const shares = new Map<string, BoardShare>();
  for (const step of steps) {
    for (const row of step.cases ?? []) cases.set(row.id, row);
    for (const row of step.alerts ?? []) alerts.set(row.id, row);
    for (const row of step.shares ?? []) shares.set(row.id, row);
    for (const id of step.gone?.cases ?? []) cases.delete(id);
    for (const id of step.gone?.alerts ?? []) alerts.delete(id);
    for (const id of step.gone?.shares ?? []) shares.delete(id);
  }
  return {
    cases: texts([...cases.values()], ({ alerts: count, organisationId, site, ...row }) => [
      [row.id, row.number, row.title, row.severity, row.priority, row.status, row.closeReason, row.assignee],
      [row.acknowledgedBy, row.mergedInto, site, row.nation, organisationId, row.tlp, count],
    ]),
    alerts: texts([...alerts.values()], ({ id, title, count, siteId, nation, tlp, assignee, closeReason }) => {
      return [id, title, count, siteId, nation, tlp, assignee, closeReason !== null];
    }),
    shares: texts([...shares.values()], ({ id, version, from, acknowledged }) => [id, version, from, acknowledged]),
  };
}

/** What the ordinary readers give the same person, of the same things. */
export async function boardRead(player: DrillRun): Promise<ToldBoard> {
  const cases = await all<CaseDto>(player, 'cases?limit=200', 'next');
  const rows = await all<QueueRowDto>(player, 'queue?limit=200&filter=is:open,closed,explained', 'nextCursor');
  const shared = await all<ShareDto>(player, 'shared?limit=200', 'next');
  const alerts = rows.filter(({ kind }) => kind === 'alert');
  return {
    cases: texts(cases, ({ organisation, site, ...row }) => [
      [row.id, row.number, row.title, row.severity, row.priority, row.status, row.closeReason, row.assignee],
      [
        row.acknowledgedBy,
        row.mergedInto?.number ?? null,
        site.code,
        row.nation,
        organisation.id,
        row.tlp,
        row.alertCount,
      ],
    ]),
    alerts: texts(alerts, (row) => {
      const { id, title, count, site, nation, tlp, assignee, closed: end } = row;
      return [id, title, count, site?.id ?? null, nation, tlp, assignee?.id ?? null, end !== null];
    }),
    shares: texts(shared, ({ id, version, from, acknowledgedAt }) => {
      const organisation = from?.['organisation'] as { code: string } | undefined;
      return [id, version, organisation?.code ?? null, acknowledgedAt !== null];
    }),
  };
}

async function all<Item>(player: DrillRun, path: string, next: 'next' | 'nextCursor'): Promise<Item[]> {
  const items: Item[] = [];
  for (let at: string | null = null; ;) {
    const address: string = `/api/v1/${path}${at === null ? '' : `&cursor=${at}`}`;
    const { status, body } = await player.api<{ items: Item[] } & Record<string, unknown>>('GET', address);
    if (status !== 200) throw new Error(`${address}: ${status} ${JSON.stringify(body)}`);
    items.push(...body.items);
    const found = body[next];
    if (typeof found !== 'string') return items;
    at = found;
  }
}

function texts<Row>(rows: readonly Row[], told: (row: Row) => unknown): string[] {
  return rows.map((row) => JSON.stringify(told(row))).sort();
}
