import { Injectable } from '@nestjs/common';
import type { Operator } from '../../access/operator.ts';
import type { TrackDto } from '../../cases/tracks.dto.ts';
import { ViewerDatabase } from '../../database/viewer-database.service.ts';
import { simAt } from '../clock/clock.ts';
import type { Delivery, KindedCell } from '../run-row.ts';
import { playsItself } from './replay-gates.reader.ts';
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

  /**
   * Of all that the reader sees, or of one cell: with its eyes where the reader sees the whole run. None of a cell whose nation's
   * eyes are not the reader's.
   * @throws DomainError as `ReplayReader.of`.
   */
  async of(operator: Operator, runId: string, only?: string): Promise<Still[]> {
    const story = await this.replays.story(operator, runId, undefined);
    const cell = story.picture.cells.find(({ code }) => code === only);
    const whole = story.view.cell === null;
    if (only === undefined) return this.taken(story, ({ nation }) => whole || nation === operator.nation);
    if (!cell || !(whole || cell.nation === operator.nation)) return [];
    const eyes = whole && playsItself(cell) ? await this.replays.story(operator, runId, only) : story;
    return this.taken(eyes, ({ code }) => code === only);
  }

  private async taken(story: ReadStory, mine: (cell: KindedCell) => boolean): Promise<Still[]> {
    const { picture, view, steps, from, until } = story;
    if (from === null) return [];
    const { tracks } = await this.replays.tracksOf(view, from, until);
    const sites = await this.database.query<{ id: string; name: string; lat: number; lon: number }>(
      view.eyes,
      'SELECT id, name, lat, lon FROM sites ORDER BY code',
    );
    return takeStills({
      steps,
      sites,
      tracks: tracks.map(seenTrack),
      told: await this.told(story, picture.cells.filter(mine)),
      simAt: (wall) => simAt(picture.clock, wall),
      until,
    });
  }

  /** What went through intake to cells whose report this is, with where its alerts say they were. */
  private async told({ picture, view, until }: ReadStory, cells: readonly KindedCell[]): Promise<ToldThing[]> {
    const mine = new Set(cells.map(({ code }) => code));
    const delivered = picture.deliveries.filter(
      ({ cell, startedAt, alertIds }) => mine.has(cell) && (startedAt ?? until) < until && alertIds.length > 0,
    );
    const places = await this.database.query<AlertPlace>(
      view.eyes,
      'SELECT id, title, lat, lon FROM alerts WHERE realm = $1 AND id = ANY($2::uuid[]) AND lat IS NOT NULL',
      [view.eyes.realm, delivered.flatMap(({ alertIds }) => alertIds)],
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
