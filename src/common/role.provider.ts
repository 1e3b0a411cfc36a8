import { type FactoryProvider, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { ProcessRole } from '../../config/process-role.ts';
import type { Settings } from '../../config/settings.ts';
import { SETTINGS } from './settings.module.ts';

/** Provides what works by itself only in processes of a role (docs/scaling.md); in others it is null, and nobody may ask for it. */
export function inRole<T>(role: ProcessRole, runner: Type<T>): FactoryProvider<T | null> {
  return {
    provide: runner,
    useFactory: async (settings: Settings, modules: ModuleRef) =>
      settings.roles.includes(role) ? modules.create(runner) : null,
    inject: [SETTINGS, ModuleRef],
  };
}
