import type { EntityRef } from '../intake/alert.ts';
import type { RuleSubject } from '../rules/rule-subject.ts';
import type { AlertFact } from './alert-fact.ts';
import type { SiteView } from './site-view.ts';
import { zoneLevel } from './tracks/zone-watch.ts';

const NO_ENTITIES: readonly EntityRef[] = [];
const NO_CATEGORIES: readonly string[] = [];

/** An alert as analysts' rules see it. Zones are looked up only when a rule asks. */
export class AlertSubject implements RuleSubject {
  constructor(
    private readonly fact: AlertFact,
    private readonly site: SiteView,
  ) {}

  get kind(): RuleSubject['kind'] {
    return this.fact.kind;
  }

  get signature(): RuleSubject['signature'] {
    return this.fact.signature;
  }

  get title(): RuleSubject['title'] {
    return this.fact.title;
  }

  get severity(): RuleSubject['severity'] {
    return this.fact.severity;
  }

  get sensorCode(): RuleSubject['sensorCode'] {
    return this.fact.sensorCode;
  }

  get sensorKind(): RuleSubject['sensorKind'] {
    return this.fact.sensorKind;
  }

  get analyzer(): RuleSubject['analyzer'] {
    return this.fact.analyzer;
  }

  get categories(): RuleSubject['categories'] {
    return this.fact.categories ?? NO_CATEGORIES;
  }

  get entities(): RuleSubject['entities'] {
    return this.fact.entities ?? NO_ENTITIES;
  }

  get track(): RuleSubject['track'] {
    return this.fact.track;
  }

  get position(): RuleSubject['position'] {
    return this.fact.position;
  }

  get siteCode(): RuleSubject['siteCode'] {
    return this.site.code;
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
