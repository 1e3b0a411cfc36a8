import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { InjectEngine } from '../database/engine.decorator.ts';
import { AFTER_PLACE, LISTED_COLUMNS, type ListedRun, type RunPlace, type RunsAfter } from './run-row.ts';
import type { AskedDto, AskedMemberDto } from './run.dto.ts';
import type { CellKind } from './template/template.ts';

interface AskedRow extends ListedRun {
  title: string | null;
  holder: string;
  cells: {
    code: string;
    title: string | null;
    kind: CellKind;
    agreedAt: string | null;
    members: AskedMemberDto[];
  }[];
}

/** A run with cells of an organisation, and what that organisation is told of them. */
export interface AskedRun {
  run: ListedRun;
  asked: AskedDto;
}

/**
 * Runs an organisation was asked to play in. Before it agreed nothing lets it see them, so the engine reads them, and only what the
 * asking itself says: what the run is called, and the organisation's own cells with people of its own. Callers ask the policy.
 */
@Injectable()
export class AskedRunsReader {
  constructor(@InjectEngine() private readonly engine: DataSource) {}

  /** Newest first, so many that are not archived, and after a place in the list. */
  async list(organisationId: string, { after = null, limit }: RunsAfter): Promise<AskedRun[]> {
    return this.read(organisationId, null, after, limit);
  }

  /** Undefined where it is not asked to play in that run. */
  async one(organisationId: string, runId: string): Promise<AskedRun | undefined> {
    const [found] = await this.read(organisationId, runId, null, 1);
    return found;
  }

  private async read(
    organisationId: string,
    runId: string | null,
    after: RunPlace | null,
    limit: number,
  ): Promise<AskedRun[]> {
    const rows = await this.engine.query<AskedRow[]>(
      `SELECT ${LISTED_COLUMNS}, holder.code AS holder, script.template->>'title' AS title, own.cells
       FROM exercise_runs r JOIN organisations holder ON holder.id = r.organisation_id
         LEFT JOIN exercise_snapshots script ON script.run_id = r.id
         CROSS JOIN LATERAL (
           SELECT jsonb_agg(jsonb_build_object('code', c.code, 'kind', c.kind, 'agreedAt', c.agreed_at,
               'title', jsonb_path_query_first(script.template, '$.cells[*] ? (@.code == $code).title',
                 jsonb_build_object('code', c.code)),
               'members', coalesce((
                 SELECT jsonb_agg(jsonb_build_object('accountId', m.account_id, 'name', a.name, 'role', m.role)
                   ORDER BY lower(a.name), a.id)
                 FROM exercise_members m JOIN accounts a ON a.id = m.account_id
                 WHERE m.run_id = c.run_id AND m.cell = c.code AND a.organisation_id = c.organisation_id
                   AND a.state = 'active'), '[]')) ORDER BY c.code) AS cells
           FROM exercise_cells c WHERE c.run_id = r.id AND c.organisation_id = $1
         ) own
       WHERE r.state <> 'archived' AND own.cells IS NOT NULL AND ($2::uuid IS NULL OR r.id = $2)
         AND ${AFTER_PLACE('$3', '$4')}
       ORDER BY r.created_at DESC, r.id DESC LIMIT $5`,
      [organisationId, runId, after?.micros ?? null, after?.id ?? null, limit],
    );
    return rows.map((row) => ({ run: row, asked: askedOf(row) }));
  }
}

function askedOf({ title, holder, templateCode, cells }: AskedRow): AskedDto {
  const agreed = cells.flatMap(({ agreedAt }) => agreedAt ?? []).toSorted();
  return {
    holder,
    title: title ?? templateCode,
    agreedAt: agreed[0] === undefined ? null : new Date(agreed[0]).toISOString(),
    cells: cells.map(({ code, title: called, kind, members }) => ({ code, title: called ?? code, kind, members })),
  };
}
