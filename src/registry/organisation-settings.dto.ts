import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { PAP_LABELS, type Pap, TLP_LABELS, type Tlp } from '../access/policy/marking.ts';

/** What an organisation decides for itself; how its people sign in is `/api/v1/sign-in-policy`. */
export class OrganisationSettingsDto {
  @ApiProperty({ enum: TLP_LABELS, default: 'AMBER', description: 'Of alerts and reports that come without one.' })
  @IsIn(TLP_LABELS)
  defaultTlp!: Tlp;

  @ApiProperty({ enum: PAP_LABELS, default: 'AMBER', description: 'Of alerts and reports that come without one.' })
  @IsIn(PAP_LABELS)
  defaultPap!: Pap;
}
