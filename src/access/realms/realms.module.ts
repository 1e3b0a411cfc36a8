import { Module } from '@nestjs/common';
import { RealmsController } from './realms.controller.ts';

/** What people may ask of the realms of exercises; letting them in is the guards' (`AccessModule`). */
@Module({ controllers: [RealmsController] })
export class RealmsModule {}
