import { Global, Module } from '@nestjs/common';
import { ViewerDatabase } from './viewer-database.service.ts';
import { WallCheck } from './wall-check.service.ts';

/** The pool of viewers, and the check that both pools stand behind the second wall. */
@Global()
@Module({ providers: [ViewerDatabase, WallCheck], exports: [ViewerDatabase] })
export class ViewerDatabaseModule {}
