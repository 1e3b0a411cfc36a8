import { type DynamicModule, Module } from '@nestjs/common';
import { readGreenCommunity } from '../../config/green-community.ts';
import type { Settings } from '../../config/settings.ts';
import { Clock, SystemClock } from './clock.ts';
import { Meters } from './meters.service.ts';
import { Traces } from './traces.ts';

/** Injection token of the one {@link Settings} object. */
export const SETTINGS = Symbol('Settings');
/** Injection token of the one GreenCommunity. */
export const GREEN_COMMUNITY = Symbol('GreenCommunity');

/** Injection token of the one {@link Traces}; null where no traces are made. */
export const TRACES = Symbol('Traces');

/** Offers the settings, the GREEN community, the clock and the meters to every module. */
@Module({})
export class SettingsModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: SettingsModule,
      global: true,
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: GREEN_COMMUNITY, useFactory: () => readGreenCommunity(settings.greenCommunityFile) },
        { provide: Clock, useClass: SystemClock },
        Meters,
        {
          provide: TRACES,
          useFactory: () => (settings.tracesUrl === '' ? null : new Traces(settings.tracesPerThousand)),
        },
      ],
      exports: [SETTINGS, GREEN_COMMUNITY, Clock, Meters, TRACES],
    };
  }
}
