import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsUUID } from 'class-validator';
import { MayBeAbsent } from '../../../common/field.decorator.ts';

export class SignInPolicyQueryDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'For the node operator, who has no organisation of its own.' })
  @MayBeAbsent()
  @IsUUID()
  organisationId?: string;
}

export class SignInPolicyDto {
  @ApiProperty({ description: 'Whoever has no second factor must set one up before they are signed in.' })
  @IsBoolean()
  requireSecondFactor!: boolean;
}
