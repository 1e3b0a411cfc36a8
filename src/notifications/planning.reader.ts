import { Injectable } from '@nestjs/common';
import { LIVE_REALM } from '../access/operator.ts';
import type { Role } from '../access/policy/role.ts';
import { mentionsIn } from './mentions.ts';
import type { Occurrence } from './occurrence.ts';
import { DEFAULT_PREFERENCES, type Person, type Preferences } from './person.ts';
import type { Rule } from './rule.ts';
import { RULE_COLUMNS } from './rule-row.ts';
import type { CaseFacts } from './targets.ts';

/** A transaction, or the engine's pool where no consistency is needed. */
type Query = { query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]> };
type InRealm = Query & { readonly realm: string };

interface PersonRow extends Omit<Person, 'preferences' | 'roles'> {
  roles: Role[];
  preferences: Preferences | null;
}

/** Columns of a person by the names of {@link Person}. */
const PERSON = `SELECT a.id AS "accountId", a.name, a.nation, a.organisation_id AS "organisationId",
    o.kind = 'national_cert' AS "isNationalCert", a.roles, a.login, a.email,
    CASE WHEN p.account_id IS NOT NULL THEN jsonb_build_object('mail', p.mail, 'mailInExercises', p.mail_in_exercises,
      'timezone', p.timezone, 'quietFrom', p.quiet_from, 'quietTo', p.quiet_to, 'breakThrough', p.break_through)
    END AS preferences
  FROM accounts a JOIN organisations o ON o.id = a.organisation_id
  LEFT JOIN notification_preferences p ON p.account_id = a.id
  WHERE a.state = 'active'`;

/** In an exercise nobody is told but those who play in it; both take the realm as the parameter that is named. */
const playing = (organisation: string, realm: string): string =>
  `(${realm} = '${LIVE_REALM}' OR ${organisation} IN (SELECT organisation_id FROM exercise_cells WHERE realm = ${realm}))`;
const player = (account: string, realm: string): string =>
  `(${realm} = '${LIVE_REALM}' OR ${account} IN
     (SELECT account_id FROM exercise_members WHERE realm = ${realm} AND role = 'player'))`;

/** What is needed to tell who is to be told, for one batch of events, as it is now. */
@Injectable()
export class PlanningReader {
  /** Rules in force, of the nations these events are of: nobody sees another nation's here. */
  async rules(transaction: InRealm, occurrences: readonly Occurrence[]): Promise<Rule[]> {
    const nations = [...new Set(occurrences.map(({ event }) => event.nation))];
    return transaction.query<Rule>(
      `SELECT ${RULE_COLUMNS} FROM notification_rules
       WHERE removed_at IS NULL AND enabled AND nation = ANY($1) AND ${playing('organisation_id', '$2::text')}`,
      [nations, transaction.realm],
    );
  }

  async rule(transaction: Query, id: string): Promise<Rule | undefined> {
    const [rule] = await transaction.query<Rule>(
      `SELECT ${RULE_COLUMNS} FROM notification_rules WHERE removed_at IS NULL AND enabled AND id = $1`,
      [id],
    );
    return rule;
  }

  async cases(transaction: Query, ids: readonly string[]): Promise<Map<string, CaseFacts>> {
    const rows = await transaction.query<CaseFacts & { id: string; domains: string[] | null }>(
      `SELECT id, severity, facts->'kinds' AS domains, acknowledged_at IS NOT NULL AS acknowledged,
              status IN ('closed', 'merged') AS over
       FROM cases WHERE id = ANY($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map(({ id, domains, ...facts }) => [id, { ...facts, domains: domains ?? [] }]));
  }

  /** The events with the people their notes mention; notes that mention nobody are left out. */
  async withMentions(transaction: Query, occurrences: readonly Occurrence[]): Promise<Occurrence[]> {
    const notes = occurrences.flatMap(({ noteId }) => noteId ?? []);
    if (notes.length === 0) return [...occurrences];
    const bodies = await transaction.query<{ id: string; body: string }>(
      'SELECT id, body FROM notes WHERE id = ANY($1::uuid[])',
      [notes],
    );
    const mentions = new Map(bodies.map(({ id, body }) => [id, mentionsIn(body)]));
    const accounts = await transaction.query<{ id: string; login: string; nation: string }>(
      `SELECT id, lower(login) AS login, nation FROM accounts WHERE state = 'active' AND lower(login) = ANY($1)`,
      [[...new Set([...mentions.values()].flat())]],
    );
    return occurrences.flatMap((occurrence) => {
      if (occurrence.noteId === null) return [occurrence];
      const logins = mentions.get(occurrence.noteId) ?? [];
      const named = accounts.filter(({ login, id, nation }) => {
        const { event } = occurrence;
        return logins.includes(login) && nation === event.nation && event.actor.id !== `person:${id}`;
      });
      return named.length === 0 ? [] : [{ ...occurrence, concerned: named.map(({ id }) => id) }];
    });
  }

  /** Everybody the rules or the events name. */
  async people(
    transaction: InRealm,
    rules: readonly Rule[],
    occurrences: readonly Occurrence[],
  ): Promise<Map<string, Person>> {
    const ids = [...rules.flatMap(({ accountIds }) => accountIds), ...occurrences.flatMap((one) => one.concerned)];
    const byRole = rules.filter(({ roles }) => roles.length > 0).map(({ organisationId }) => organisationId);
    const rows = await transaction.query<PersonRow>(
      `${PERSON} AND (a.id::text = ANY($1) OR a.organisation_id = ANY($2::uuid[])) AND ${player('a.id', '$3::text')}`,
      [[...new Set(ids)], [...new Set(byRole)], transaction.realm],
    );
    return new Map(rows.map((row) => [row.accountId, personOf(row)]));
  }

  /** Undefined when the account is not active, or does not play in the realm of an exercise. */
  async person(transaction: Query, accountId: string, realm: string): Promise<Person | undefined> {
    const [row] = await transaction.query<PersonRow>(`${PERSON} AND a.id = $1 AND ${player('a.id', '$2::text')}`, [
      accountId,
      realm,
    ]);
    return row && personOf(row);
  }

  /** Whether the organisation plays in the realm; all do in earnest. */
  async plays(transaction: Query, organisationId: string, realm: string): Promise<boolean> {
    if (realm === LIVE_REALM) return true;
    const rows = await transaction.query(
      'SELECT 1 FROM exercise_cells WHERE realm = $1 AND organisation_id = $2 LIMIT 1',
      [realm, organisationId],
    );
    return rows.length > 0;
  }
}

function personOf({ preferences, ...row }: PersonRow): Person {
  return { ...row, preferences: preferences ?? DEFAULT_PREFERENCES };
}
