import type { EntityRef } from '../intake/alert.ts';
import type { RuleSubject } from '../rules/rule-subject.ts';
import type { AlertFact } from './alert-fact.ts';
import type { SiteView } from './site-view.ts';
import { zoneLevel } from './tracks/zone-watch.ts';

const NO_ENTITIES: readonly EntityRef[] = [];
const NO_CATEGORIES: readonly string[] = [];

/** An alert as analysts' rules see it. Zones are looked up only when a rule asks. */
export class AlertSubject implements RuleSubject {
  readonly kind;
  readonly signature;
  readonly title;
  readonly severity;
  readonly sensorCode;
  readonly sensorKind;
  readonly analyzer;
  readonly categories;
  readonly entities;
  readonly track;
  readonly position;
  readonly siteCode;

  constructor(
    fact: AlertFact,
    private readonly site: SiteView,
  ) {
    this.kind = fact.kind;
    this.signature = fact.signature;
    this.title = fact.title;
    this.severity = fact.severity;
    this.sensorCode = fact.sensorCode;
    this.sensorKind = fact.sensorKind;
    this.analyzer = fact.analyzer;
    this.categories = fact.categories ?? NO_CATEGORIES;
    this.entities = fact.entities ?? NO_ENTITIES;
    this.track = fact.track;
    this.position = fact.position;
    this.siteCode = site.code;
  }

  zoneLevel(): string {
    return this.position ? zoneLevel(this.position, this.site.zones) : 'outside';
  }

  zones(): readonly string[] {
    const { position } = this;
    if (!position) return NO_CATEGORIES;
    return this.site.zones.filter((zone) => zoneLevel(position, [zone]) !== 'outside').map(({ id }) => id);
  }
}
