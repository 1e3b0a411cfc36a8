import type { Rule } from './rule.ts';

/** A rule as an organisation keeps it. */
export interface KeptRule extends Rule {
  name: string;
  enabled: boolean;
  createdAt: Date;
  updatedAt: Date;
}

/** Columns by the names above. */
export const RULE_COLUMNS = `id, nation, organisation_id AS "organisationId", name, enabled, events, min_severity AS "minSeverity",
  site_ids AS "siteIds", domains, channel_ids AS "channelIds", account_ids AS "accountIds", roles,
  group_minutes AS "groupMinutes", escalation, created_at AS "createdAt", updated_at AS "updatedAt"`;
