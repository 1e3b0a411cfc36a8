import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOperators } from '../access/audience.decorator.ts';
import { CurrentOperator } from '../access/current-operator.decorator.ts';
import type { Operator } from '../access/operator.ts';
import type { Shown } from '../access/shown-objects.ts';
import { Shows } from '../access/shows.decorator.ts';
import { Clock } from '../common/clock.ts';
import { ApiInvalid } from '../registry/registry-field.decorator.ts';
import { trackWindow } from './track-window.ts';
import { TracksDto, TracksQueryDto } from './tracks.dto.ts';
import { TracksReader } from './tracks.reader.ts';

@ApiTags('alerts')
@ForOperators('alert.read')
@Controller('api/v1/tracks')
export class TracksController {
  constructor(
    private readonly tracks: TracksReader,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Shows('alert', restrictedTracks)
  @ApiOperation({ summary: 'Where drones and vessels went, as sensors saw them; at most 24 hours at once.' })
  @ApiInvalid()
  @ApiOkResponse({ type: TracksDto })
  async read(@CurrentOperator() operator: Operator, @Query() query: TracksQueryDto): Promise<TracksDto> {
    const window = trackWindow(query.from, query.to, this.clock.now());
    const found = await this.tracks.read(operator, window, query.site);
    return { ...found, from: window.from.toISOString(), to: window.to.toISOString() };
  }
}

/** For the audit trail: an alert of each track that is marked for fewer than the nation. */
function restrictedTracks(answer: unknown): Shown | undefined {
  const { tracks } = answer as TracksDto;
  const objects = tracks.flatMap(({ tlp, alertIds }) => (tlp === 'AMBER+STRICT' || tlp === 'RED' ? alertIds : []));
  return objects.length === 0 ? undefined : { objects };
}
