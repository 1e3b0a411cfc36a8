import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { TemplateSummary } from '../../src/drills/templates/template-summary.ts';
import type { TestDatabase } from './database.ts';
import type { Team } from './demo-teams.ts';

/** A template of a team, with one text that may be seen and one that may not. */
export interface WorldTemplate {
  id: string;
  team: Team;
  releasableTo: string[];
  approved: boolean;
  archived: boolean;
  /** Words of the text that was saved first, and of the one saved after that. */
  markers: [string, string];
}

const AT = '2026-11-23T08:00:00.000Z';
const SHIPPED = readFileSync('test/fixtures/drills/short-watch.yml', 'utf8');
let count = 0;

/**
 * For every team: what nobody else may see, what its own nation may, what another nation may, and what it might if it were
 * approved, or were not archived. The first text is the approved one; the second is a draft.
 */
export async function enterTemplates(db: TestDatabase, teams: readonly Team[]): Promise<WorldTemplate[]> {
  const templates: WorldTemplate[] = [];
  for (const [place, team] of teams.entries()) {
    const other = teams.find(({ nation }, at) => at > place && nation !== team.nation) ?? teams[0]!;
    const nations = [team.nation, other.nation].toSorted();
    for (const [releasableTo, approved, archived] of [
      [[], true, false],
      [[other.nation], true, false],
      [[team.nation], true, false],
      [nations, false, false],
      [nations, true, true],
    ] as const) {
      count += 1;
      const marker = `zqdrill${String(count).padStart(4, '0')}qz`;
      const template: WorldTemplate = {
        id: randomUUID(),
        team,
        releasableTo: [...releasableTo],
        approved,
        archived,
        markers: [`${marker}a`, `${marker}b`],
      };
      templates.push(template);
      await insert(db, template);
    }
  }
  return templates;
}

async function insert(db: TestDatabase, template: WorldTemplate): Promise<void> {
  const { id, team, releasableTo, approved, archived, markers } = template;
  const by = JSON.stringify({ id: 'person:world', name: markers[1] });
  await db.query(
    `INSERT INTO drill_templates (id, realm, nation, organisation_id, code, latest, created_at, created_by,
       approved_revision, approved_at, approved_by, archived_at, archived_by, releasable_to)
     VALUES ($1, 'live', $2, $3, $4, 2, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      id,
      team.nation,
      team.organisationId,
      markers[1],
      AT,
      by,
      approved ? 1 : null,
      approved ? AT : null,
      approved ? by : null,
      archived ? AT : null,
      archived ? by : null,
      releasableTo,
    ],
  );
  for (const [index, marker] of markers.entries()) {
    const text = SHIPPED.replace('code: short-watch', `code: ${marker}`).replace('Short watch', marker);
    const summary: TemplateSummary = {
      code: marker,
      version: 1,
      title: marker,
      synopsis: marker,
      kind: 'functional',
      domain: 'cyber',
      durationMs: 1_800_000,
      compressedRate: 60,
      items: 6,
      expectations: 3,
      cells: [],
      objectives: [],
    };
    await db.query(
      `INSERT INTO drill_template_revisions
         (template_id, revision, realm, nation, organisation_id, text, summary, source, comment, author, saved_at)
       VALUES ($1, $2, 'live', $3, $4, $5, $6, 'yaml', $7, $8, $9)`,
      [id, index + 1, team.nation, team.organisationId, text, JSON.stringify(summary), marker, by, AT],
    );
  }
}

/** docs/access.md §3, in words of its own: the organisation's alone, but for what is approved and released to a nation. */
export function templateSeen(team: Team, template: WorldTemplate): 'all' | 'approved' | 'nothing' {
  if (template.team.code === team.code) return 'all';
  const told = template.approved && !template.archived && template.releasableTo.includes(team.nation);
  return told ? 'approved' : 'nothing';
}
