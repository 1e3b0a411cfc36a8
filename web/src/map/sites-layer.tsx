import { memo, type ReactNode, useMemo } from 'react';
import { clustered } from './clusters.ts';
import type { Coverage } from './coverage.ts';
import { placedLabels } from './labels.ts';
import css from './map.module.css';
import type { SiteScene } from './scene.ts';
import { ClusterMark, SiteMark } from './site-marks.tsx';
import { MARGIN } from './use-view.ts';
import { boxOf, isWithin, type Size, toPixels, type View } from './view.ts';

interface SitesLayerProps {
  sites: readonly SiteScene[];
  coverage: ReadonlyMap<string, Coverage>;
  frame: View;
  size: Size;
  chosen: string | null;
}

/** Height of labels. Pixels, about. */
const LABEL = 13;

/** Sites in and around the picture, crowds of them as one, and as many names as there is room for. */
export const SitesLayer = memo(function SitesLayer({
  sites,
  coverage,
  frame,
  size,
  chosen,
}: SitesLayerProps): ReactNode {
  const clusters = useMemo(() => {
    const box = boxOf(frame, size, MARGIN);
    const marks = sites
      .filter(({ site }) => isWithin(site.position, box))
      .map(({ site, worst }) => ({ site, worst, at: toPixels(site.position, frame, size) }));
    return clustered(marks, toPixels(ORIGIN, frame, size));
  }, [sites, frame, size]);
  const labels = useMemo(() => {
    const single = clusters.flatMap(({ marks }) => (marks.length === 1 ? marks : []));
    const wanted = single
      // Drawn last is most urgent, and named first.
      .reverse()
      .sort((a, b) => Number(b.site.id === chosen) - Number(a.site.id === chosen))
      .map(({ site, at }) => ({ id: site.id, text: site.name, at, offset: 15 }));
    const crowds = clusters.flatMap(({ at, marks }) => (marks.length === 1 ? [] : [at]));
    return placedLabels(wanted, LABEL, crowds);
  }, [clusters, chosen]);
  return (
    <g>
      {clusters.map(({ at, marks }) => {
        const [mark] = marks;
        if (mark === undefined) return null;
        const worst = marks.reduce<number | null>(
          (most, { worst }) => ((worst ?? -1) > (most ?? -1) ? worst : most),
          null,
        );
        const markKey = `cluster:${marks.map(({ site }) => site.id).join(',')}`;
        if (marks.length > 1) return <ClusterMark key={markKey} {...{ markKey, at, worst, count: marks.length }} />;
        return (
          <SiteMark
            key={mark.site.id}
            markKey={`site:${mark.site.id}`}
            x={at.x}
            y={at.y}
            kind={mark.site.kind}
            worst={mark.worst}
            coverage={coverage.get(mark.site.id) ?? 'no-sensors'}
            chosen={mark.site.id === chosen}
          />
        );
      })}
      {labels.map(({ id, text, at, offset, side }) => (
        <text
          key={id}
          className={css['label']}
          data-key={`site:${id}`}
          data-side={side}
          x={side === 'end' ? at.x + offset + 2 : at.x - offset - 2}
          y={at.y + LABEL / 3}
        >
          {text}
        </text>
      ))}
    </g>
  );
});

/** Where the grid that clusters are made by begins. */
const ORIGIN = { lon: 0, lat: 0 };
