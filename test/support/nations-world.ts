import { randomUUID } from 'node:crypto';
import type { Reason } from '../../src/correlation/reason.ts';
import { scoreOf } from '../../src/intake/link-reasons.ts';
import type { TestDatabase } from './database.ts';
import { type Team, teamsOf } from './demo-teams.ts';
import { constraintOf, dispositionOf, PARTS, toldOf } from './world-rows.ts';
import { type NationsWorld, type Thing, TLPS, type WorldTlp } from './world-thing.ts';

const AT = '2026-11-23T08:00:00.000Z';
const OWN_REASON: Reason = {
  rule: 'same-asset',
  version: 1,
  text: 'The same machine',
  facts: { slot: 'asset' },
  weight: 0.5,
};

let words = 0;

/** A word no other row has, of letters that occur in no name, code or id. */
function word(kind: string): string {
  words += 1;
  return `zq${kind}${words.toString(36).padStart(5, '0')}qz`;
}

/**
 * For every team and every marking: a case with alerts, notes, an object, a decision and its journal; a lone alert whose
 * reasons name a stricter one; and a case that two people set lower than an alert in it.
 */
export async function enterNationsWorld(db: TestDatabase, realm = 'live', first = 1): Promise<NationsWorld> {
  if (realm !== 'live') {
    // A run may have made it before.
    await db.query(`INSERT INTO realms (realm, kind) VALUES ($1, 'exercise') ON CONFLICT DO NOTHING`, [realm]);
    await db.query(`INSERT INTO journal_heads (realm) VALUES ($1) ON CONFLICT DO NOTHING`, [realm]);
  }
  const teams = await teamsOf(db);
  const world = new WorldWriter(realm, first);
  for (const team of teams) {
    for (const tlp of TLPS) world.caseOf(team, tlp, tlp);
    world.caseOf(team, 'AMBER', 'RED');
    for (const tlp of TLPS) world.loneAlert(team, tlp);
    for (const tlp of TLPS) world.constraint(team, tlp);
  }
  await world.store(db);
  return { teams, things: world.things };
}

class WorldWriter {
  readonly things: Thing[] = [];
  private readonly rows: Record<string, Record<string, unknown>[]> = {};
  private seq = 0;
  private ordinal = 0;

  constructor(
    private readonly realm: string,
    private number: number,
  ) {}

  /** A case at one marking; its strictest alert has the other. */
  caseOf(team: Team, tlp: WorldTlp, strictest: WorldTlp): void {
    const found = this.thing('case', team, tlp, null);
    const number = this.number++;
    this.row('cases', {
      ...this.owner(team),
      id: found.id,
      number,
      site_id: team.siteId,
      title: `Case ${found.marker}`,
      severity: 50,
      priority: 2,
      factors: [],
      facts: { kinds: ['cyber'], zone: 'outside', tlp: strictest },
      tlp,
      // Two people set it lower than an alert in it.
      ...(tlp !== strictest && { tlp_set: tlp, tlp_basis: strictest }),
      pap: 'AMBER',
      first_seen: AT,
      last_seen: AT,
      opened_at: AT,
      updated_at: AT,
      alert_count: 2,
    });
    found.caseId = found.id;
    this.row('triage_dispositions', dispositionOf(found, AT));
    this.event(team, tlp, found.id, 'case.opened', {
      number,
      title: `Case ${found.marker}`,
      severity: 50,
      priority: 2,
      site: team.siteCode,
      factors: [],
    });
    const strict = this.alert(team, strictest, found.id, []);
    const plain = this.alert(team, tlp, found.id, [strict.id]);
    // What tells of a strict alert is as strict as it.
    for (const alert of [strict, plain]) this.event(team, strictest, found.id, 'alert.linked', toldOf(alert, number));
    for (const marking of TLPS.slice(TLPS.indexOf(tlp))) {
      this.note(team, marking, found.id, number);
      for (const kind of ['task', 'observable', 'evidence'] as const) this.part(kind, team, marking, found.id);
    }
    this.object(team, tlp, found.id);
    this.decision(team, tlp, found.id);
  }

  loneAlert(team: Team, tlp: WorldTlp): void {
    const stricter = TLPS[Math.min(TLPS.indexOf(tlp) + 1, TLPS.length - 1)] ?? 'RED';
    const other = this.alert(team, stricter, null, []);
    const alert = this.alert(team, tlp, null, [other.id]);
    this.row('triage_dispositions', dispositionOf(alert, AT));
    this.event(team, stricter, null, 'alert.waiting', toldOf(alert));
  }

  constraint(team: Team, tlp: WorldTlp): void {
    const constraint = this.thing('constraint', team, tlp, null);
    this.row('correlation_constraints', constraintOf(constraint, team, AT));
  }

  async store(db: TestDatabase): Promise<void> {
    for (const [table, rows] of Object.entries(this.rows)) {
      const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
      await db.query(
        `INSERT INTO ${table} (${columns.join(', ')})
         SELECT ${columns.map((column) => `r.${column}`).join(', ')} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb) r`,
        [JSON.stringify(rows)],
      );
    }
    await db.query('UPDATE journal_heads SET head = $2 WHERE realm = $1', [this.realm, this.seq]);
    await db.query('UPDATE realms SET next_case_number = $2, next_ordinal = $3 WHERE realm = $1', [
      this.realm,
      this.number,
      this.ordinal + 1,
    ]);
  }

  private alert(team: Team, tlp: WorldTlp, caseId: string | null, names: string[]): Thing {
    const alert = this.thing('alert', team, tlp, caseId, names);
    const marker = alert.marker;
    this.row('alerts', {
      ...this.owner(team),
      id: alert.id,
      site_id: team.siteId,
      sensor_id: team.sensorId,
      external_id: marker,
      format: 'native',
      kind: 'cyber',
      signature: 'world:1',
      title: `Alert ${marker}`,
      severity: 40,
      categories: ['recon'],
      occurred_at: AT,
      received_at: AT,
      effective_at: AT,
      clock: 'ok',
      entities: [{ type: 'user', value: marker, role: 'source' }],
      attributes: {},
      tlp,
      pap: 'AMBER',
      raw: JSON.stringify({ marker }),
    });
    const reasons = [OWN_REASON, ...names.map((alertId) => this.naming(alertId))];
    this.ordinal += 1;
    this.row('alert_links', {
      realm: this.realm,
      nation: team.nation,
      alert_id: alert.id,
      site_id: team.siteId,
      ordinal: this.ordinal,
      group_id: caseId ?? alert.id,
      head_id: alert.id,
      source: 'engine',
      reasons,
      score: scoreOf(reasons),
      late: false,
      occurrences: 1,
      first_at: AT,
      last_at: AT,
      linked_at: AT,
      // As much of a node as readers look at: which of its ties also join cases.
      state: { joins: ['key:user'], aliases: [], tlp },
    });
    return alert;
  }

  /** A reason that names another alert, as correlation writes it. */
  private naming(alertId: string): Reason {
    const title = this.things.find(({ id }) => id === alertId)?.marker ?? '';
    const text = `Shares a user with “Alert ${title}”`;
    return { rule: 'shared-entity', version: 1, text, facts: { slot: 'key:user', alertId }, weight: 0.8 };
  }

  private note(team: Team, tlp: WorldTlp, caseId: string, number: number): void {
    const note = this.thing('note', team, tlp, caseId);
    this.row('notes', {
      ...this.owner(team),
      id: note.id,
      case_id: caseId,
      author: 'person:world',
      body: `Note ${note.marker}`,
      tlp,
      pap: 'AMBER',
      created_at: AT,
    });
    this.event(team, tlp, caseId, 'case.noted', {
      number,
      noteId: note.id,
      author: 'person:world',
      excerpt: `Note ${note.marker}`,
    });
  }

  private part(kind: keyof typeof PARTS, team: Team, tlp: WorldTlp, caseId: string): void {
    const { id, marker } = this.thing(kind, team, tlp, caseId);
    const common = { id, case_id: caseId, author: 'person:world', tlp, pap: 'AMBER', created_at: AT, updated_at: AT };
    this.row(`case_${kind}${kind === 'evidence' ? '' : 's'}`, {
      ...this.owner(team),
      ...common,
      ...PARTS[kind](marker),
    });
  }

  private object(team: Team, tlp: WorldTlp, caseId: string): void {
    const object = this.thing('object', team, tlp, caseId);
    this.row('objects', {
      ...this.owner(team),
      id: object.id,
      site_id: team.siteId,
      group_id: caseId,
      identity: object.marker,
      zone: 'outside',
      first_seen: AT,
      last_seen: AT,
      tracks: [],
      transitions: [],
      updated_at: AT,
    });
  }

  private decision(team: Team, tlp: WorldTlp, caseId: string): void {
    const decision = this.thing('decision', team, tlp, caseId);
    this.row('decisions', {
      ...this.owner(team),
      id: decision.id,
      site_id: team.siteId,
      kind: 'unlink',
      case_id: caseId,
      alert_ids: [],
      actor: { id: 'person:world', name: 'World' },
      reason: decision.marker,
      decided_at: AT,
      applied_ordinal: 1,
      outcome: { applied: true },
    });
  }

  private event(team: Team, tlp: WorldTlp, caseId: string | null, type: string, data: Record<string, unknown>): void {
    const event = this.thing('event', team, tlp, caseId);
    this.seq += 1;
    this.row('journal', {
      ...this.owner(team),
      id: event.id,
      seq: this.seq,
      type,
      at: AT,
      recorded_at: AT,
      site_id: team.siteId,
      case_id: caseId,
      tlp,
      actor: { id: 'system:correlation', name: event.marker },
      data,
    });
  }

  private thing(kind: Thing['kind'], team: Team, tlp: WorldTlp, caseId: string | null, names: string[] = []): Thing {
    const { nation, organisationId } = team;
    const made = {
      kind,
      id: randomUUID(),
      realm: this.realm,
      nation,
      organisationId,
      tlp,
      caseId,
      marker: word(kind),
      names,
    };
    this.things.push(made);
    return made;
  }

  private owner(team: Team): Record<string, unknown> {
    return { realm: this.realm, nation: team.nation, organisation_id: team.organisationId };
  }

  private row(table: string, row: Record<string, unknown>): void {
    (this.rows[table] ??= []).push(row);
  }
}
