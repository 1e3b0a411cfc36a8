import { Module } from '@nestjs/common';
import { SensorReader } from './sensor.reader.ts';
import { SiteContextReader } from './site-context.reader.ts';

/** Who and what there is to defend, and who senses it. */
@Module({
  providers: [SensorReader, SiteContextReader],
  exports: [SensorReader, SiteContextReader],
})
export class RegistryModule {}
