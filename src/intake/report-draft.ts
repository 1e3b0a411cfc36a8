import { isIP } from 'node:net';
import { DomainError } from '../common/domain-error.ts';
import type { JsonObject } from '../common/json.ts';
import type { AlertDraft, EntityRef, Position } from './alert.ts';
import { EntityList } from './formats/entity-list.ts';
import { safeText } from './formats/safe-text.ts';
import { assessReport, type Credibility, type Reliability, type ReportCategory } from './report-severity.ts';

/** A person's report, as the command gives it. */
export interface Report {
  clientId: string;
  text: string;
  title?: string;
  occurredAt: Date;
  category: ReportCategory;
  position?: { lat: number; lon: number; alt?: number; errorM?: number };
  reporter: string;
  reliability: Reliability;
  credibility: Credibility;
  entities?: EntityRef[];
}

/**
 * The alert a report becomes. Ids belong to the programs that made them, so each person has a space of their own.
 * @throws DomainError `bad_address` where an `ip` is none.
 */
export function reportDraft(report: Report, operatorId: string): AlertDraft {
  const { severity, confidence, factors } = assessReport(report.category, report.reliability, report.credibility);
  const attributes: JsonObject = {
    category: report.category,
    reporter: report.reporter,
    rating: `${report.reliability}${report.credibility}`,
    severityFactors: factors,
  };
  return {
    externalId: `${operatorId}:${report.clientId}`,
    kind: 'human',
    occurredAt: report.occurredAt,
    title: report.title ?? safeText(report.text.trim().split(/[\r\n]/)[0] ?? '', 120),
    description: report.text,
    severity,
    confidence,
    signature: `report:${report.category}`,
    categories: ['other.undetermined'],
    entities: entitiesOf(report.entities ?? []),
    ...(report.position && { position: positionOf(report.position) }),
    attributes,
  };
}

function entitiesOf(named: readonly EntityRef[]): EntityRef[] {
  const list = new EntityList();
  for (const [index, { type, value, role }] of named.entries()) {
    if (type === 'ip' && isIP(value) === 0) {
      const field = `entities[${index}].value`;
      throw new DomainError('invalid', 'bad_address', `${field} is not an IP address`, { field });
    }
    list.add(type, value, role);
  }
  return list.entities;
}

function positionOf({ lat, lon, alt, errorM }: NonNullable<Report['position']>): Position {
  return { lat, lon, ...(alt === undefined ? {} : { alt }), ...(errorM === undefined ? {} : { error: errorM }) };
}
