import { type INestApplication, Module } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { ErrorBodyDto } from '../common/error-body.dto.ts';
import { CorrelationModule } from '../correlation/correlation.module.ts';
import { IntakeModule } from '../intake/intake.module.ts';
import { LiveModule } from '../live/live.module.ts';
import { BacklogReader } from './backlog.reader.ts';
import { Drain } from './drain.service.ts';
import { Gauges } from './gauges.service.ts';
import { HealthController } from './health.controller.ts';
import { MetricsServer } from './metrics-server.service.ts';
import { OpenApiController } from './openapi.controller.ts';
import { SignalRelay } from './signal-relay.service.ts';
import { OpenApiDocument } from './openapi-document.ts';
import { TraceMarks } from './trace-marks.store.ts';
import { TraceSender } from './trace-sender.service.ts';

/** Health, metrics, and the description of the interface. */
@Module({
  imports: [CorrelationModule, IntakeModule, LiveModule],
  controllers: [HealthController, OpenApiController],
  providers: [OpenApiDocument, BacklogReader, Drain, Gauges, MetricsServer, SignalRelay, TraceMarks, TraceSender],
})
export class OpsModule {}

/** Describes every route the application has. Called once, after all modules are known. */
export function describeInterface(app: INestApplication): void {
  const config = new DocumentBuilder()
    .setTitle('Breakwater')
    .setDescription(
      'Alerts in, explained cases out. The live feed is described in /asyncapi.json. Every request of people and their ' +
        'programs is in the realm `live`, or in that of an exercise which the header `Breakwater-Realm` names ' +
        '(GET /api/v1/realms); answers out of one carry `Breakwater-Exercise`. Whoever watches an exercise may read it as a cell that plays sees it, ' +
        'with `Breakwater-View-As: <cell>` besides; what is written so is refused (403 `read_only_view`).',
    )
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'The token of a person’s program' }, 'operator')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'The key of a sensor or gateway' }, 'sensor')
    .addGlobalResponse({
      status: 429,
      description: 'Too many requests of this address, account or key; Retry-After says for how long.',
      type: ErrorBodyDto,
    })
    .build();
  app.get(OpenApiDocument).describe(() => SwaggerModule.createDocument(app, config));
}
