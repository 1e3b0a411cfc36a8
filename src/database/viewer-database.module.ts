import { Global, Module } from '@nestjs/common';
import { StorageWatch } from './storage-watch.service.ts';
import { ViewerDatabase } from './viewer-database.service.ts';
import { WallCheck } from './wall-check.service.ts';

/** The pool of viewers, the check that both pools stand behind the second wall, and what is known of the disk under them. */
@Global()
@Module({ providers: [ViewerDatabase, WallCheck, StorageWatch], exports: [ViewerDatabase, StorageWatch] })
export class ViewerDatabaseModule {}
