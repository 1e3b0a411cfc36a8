import { type DynamicModule, Module } from '@nestjs/common';
import type { Settings } from '../../config/settings.ts';
import { Clock, SystemClock } from './clock.ts';

/** Injection token of the one {@link Settings} object. */
export const SETTINGS = Symbol('Settings');

/** Offers the settings and the clock to every module. */
@Module({})
export class SettingsModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: SettingsModule,
      global: true,
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: Clock, useClass: SystemClock },
      ],
      exports: [SETTINGS, Clock],
    };
  }
}
