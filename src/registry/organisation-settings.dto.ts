import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn } from 'class-validator';
import { PAP_LABELS, type Pap, TLP_LABELS, type Tlp } from '../access/policy/marking.ts';

/** What an organisation decides for itself. */
export class OrganisationSettingsDto {
  @ApiProperty({ enum: TLP_LABELS, default: 'AMBER', description: 'Of alerts and reports that come without one.' })
  @IsIn(TLP_LABELS)
  defaultTlp!: Tlp;

  @ApiProperty({ enum: PAP_LABELS, default: 'AMBER', description: 'Of alerts and reports that come without one.' })
  @IsIn(PAP_LABELS)
  defaultPap!: Pap;

  @ApiProperty({ default: false, description: 'Whether its people sign in with a second factor.' })
  @IsBoolean()
  requireSecondFactor!: boolean;
}
