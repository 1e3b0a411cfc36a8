import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, Length, Matches } from 'class-validator';
import { IsCode, IsLine, MayBeAbsent } from '../registry/registry-field.decorator.ts';
import { REPORT_CATEGORIES, type ReportCategory } from './report-severity.ts';

/** Something real happened while an exercise runs. */
export class RealEmergencyDto {
  @ApiProperty({ description: 'Code of the site it is about, of your nation.', example: 'SGSIN' })
  @IsCode()
  siteCode!: string;

  @ApiProperty({ minLength: 1, maxLength: 4000, description: 'What happened, in earnest.' })
  @IsString()
  @Length(1, 4_000)
  @Matches(/^(?=.*\S)(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/su, {
    message: '$property must be text that is not blank and holds no control characters',
  })
  text!: string;

  @ApiProperty({ maxLength: 100, description: "The program's own id of it: sent again, it is one emergency." })
  @IsLine(100)
  clientId!: string;

  @ApiPropertyOptional({ enum: REPORT_CATEGORIES, default: 'physical' })
  @MayBeAbsent()
  @IsIn(REPORT_CATEGORIES)
  category: ReportCategory = 'physical';
}

export class RealEmergencyTakenDto {
  @ApiProperty({ enum: ['accepted', 'duplicate'] })
  status!: 'accepted' | 'duplicate';

  @ApiProperty({ format: 'uuid', description: 'Id of the alert in the realm `live`; a case follows from it.' })
  alertId!: string;

  @ApiProperty({ format: 'date-time', description: 'When the exercise was told.' })
  at!: string;
}
