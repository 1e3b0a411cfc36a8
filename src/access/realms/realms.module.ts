import { Module } from '@nestjs/common';
import { AgreementsService } from './agreements.service.ts';
import { RealmsController } from './realms.controller.ts';

/** What people may ask of the realms of exercises; letting them in is the guards' (`AccessModule`). */
@Module({ controllers: [RealmsController], providers: [AgreementsService] })
export class RealmsModule {}
