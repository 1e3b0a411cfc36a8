import type { Package } from '../package.ts';
import { defined, mapTexts } from '../deep-texts.ts';
import { scrubber } from '../scrub.ts';
import { siteCell } from './grid-cell.ts';
import { counting, type Redaction } from './redaction.ts';

/** Degrees with a minute or second sign, or a letter of the compass behind a degree sign. */
const SEXAGESIMAL = /\d{1,3}\s*°[\d\s.,'’′"”″]*[NSEWnsew]?/gu;
/** Two decimal numbers in a row, each exact to some kilometres or better. */
const PAIR = /(?<![\d.])-?\d{1,3}\.\d{2,}\s*°?\s*[NSns]?\s*[,;/| ]\s*-?\d{1,3}\.\d{2,}(?![\d.])\s*°?\s*[EWew]?/gu;
/** One decimal number exact to a hundred metres or better. */
const SINGLE = /(?<![\d.])-?\d{1,3}\.\d{3,}(?![\d.])/gu;

/**
 * Positions of sites, alerts and objects become the centre of the site's cell, or go where they lie further off. With
 * them goes what they follow from: names of the site and its zones, and coordinates written in texts.
 */
export function roundPositions(km: number): Redaction {
  return (draft, snapshot) => {
    const { site } = snapshot;
    let values = 0;
    const place = <Part extends { position?: Package['alerts'][number]['position'] }>(part: Part): Part => {
      if (!part.position) return part;
      values += 1;
      return defined({ ...part, position: siteCell(site, part.position, km) });
    };
    const { change, count } = counting(withoutPlaces([site.code, site.name, ...snapshot.zones]));
    const rounded: Package = defined({
      ...draft,
      site: draft.site && place(defined({ kind: draft.site.kind, position: draft.site.position })),
      alerts: draft.alerts.map(place),
      objects: draft.objects.map((object) => ({
        ...place(object),
        crossings: object.crossings.map(({ kind, direction, at }) => ({ kind, direction, at })),
      })),
    });
    return { draft: mapTexts(rounded, change), values: values + count() };
  };
}

function withoutPlaces(names: readonly string[]): (text: string) => string {
  const scrub = scrubber(names);
  return (text) => scrub(withoutCoordinates(text));
}

/** The text with everything taken out that reads as a coordinate. */
export function withoutCoordinates(text: string): string {
  return text.replace(SEXAGESIMAL, '[position]').replace(PAIR, '[position]').replace(SINGLE, '[position]');
}
