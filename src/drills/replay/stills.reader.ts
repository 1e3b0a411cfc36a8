import { Injectable } from '@nestjs/common';
import type { Operator } from '../../access/operator.ts';
import type { TrackDto } from '../../cases/tracks.dto.ts';
import { ViewerDatabase } from '../../database/viewer-database.service.ts';
import { simAt } from '../clock/clock.ts';
import type { Delivery } from '../run-row.ts';
import { type ReadStory, ReplayReader } from './replay.reader.ts';
import type { Still } from './stills/still.ts';
import { type SeenTrack, takeStills, type ToldThing } from './stills/take-stills.ts';

interface AlertPlace {
  id: string;
  title: string;
  lat: number;
  lon: number;
}

/** Takes the pictures of a report, of what its reader may see. */
@Injectable()
export class StillsReader {
  constructor(
    private readonly replays: ReplayReader,
    private readonly database: ViewerDatabase,
  ) {}

  /** @throws DomainError as `ReplayReader.of`. */
  async of(operator: Operator, runId: string): Promise<Still[]> {
    const story = await this.replays.story(operator, runId, undefined);
    const { picture, view, steps, from, until } = story;
    if (from === null) return [];
    const { tracks } = await this.replays.tracksOf(view, from, until);
    const sites = await this.database.query<{ id: string; name: string; lat: number; lon: number }>(
      operator,
      'SELECT id, name, lat, lon FROM sites ORDER BY code',
    );
    return takeStills({
      steps,
      sites,
      tracks: tracks.map(seenTrack),
      told: await this.told(operator, story),
      simAt: (wall) => simAt(picture.clock, wall),
      until,
    });
  }

  /** What went through intake to cells whose report this is, with where its alerts say they were. */
  private async told(operator: Operator, { picture, view, until }: ReadStory): Promise<ToldThing[]> {
    const mine = new Set(
      picture.cells.flatMap(({ code, nation }) => (view.cell === null || nation === view.cell.nation ? [code] : [])),
    );
    const delivered = picture.deliveries.filter(
      ({ cell, startedAt, alertIds }) => mine.has(cell) && (startedAt ?? until) < until && alertIds.length > 0,
    );
    const places = await this.database.query<AlertPlace>(
      operator,
      'SELECT id, title, lat, lon FROM alerts WHERE realm = $1 AND id = ANY($2::uuid[]) AND lat IS NOT NULL',
      [operator.realm, delivered.flatMap(({ alertIds }) => alertIds)],
    );
    return delivered
      .flatMap((delivery): ToldThing[] => {
        const item = picture.template.items.find(({ code }) => code === delivery.item);
        if (!item || delivery.startedAt === null) return [];
        const { channel } = item.delivery;
        const moves = channel === 'track' || channel === 'ais';
        const spots = spotsOf(delivery, places);
        return [{ item: item.code, title: item.title, moves, startedAt: delivery.startedAt, spots }];
      })
      .sort((a, b) => a.startedAt - b.startedAt);
  }
}

function spotsOf({ alertIds }: Delivery, places: readonly AlertPlace[]): ToldThing['spots'] {
  return places.filter(({ id }) => alertIds.includes(id)).map(({ title: name, lat, lon }) => ({ name, lat, lon }));
}

function seenTrack({ objectClass, id, points }: TrackDto): SeenTrack {
  return {
    name: `${objectClass ?? 'unknown'} ${id.split('/').at(-1) ?? ''}`,
    vessel: /vessel|ship|boat|surface/i.test(objectClass ?? ''),
    points: points.map(({ at, lat, lon }) => ({ atWall: Date.parse(at), lat, lon })),
  };
}
