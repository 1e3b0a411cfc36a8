import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { ACTIONS, type Action } from '../../policy/action.ts';
import { type Role, ROLES } from '../../policy/role.ts';
import { RealmDto } from '../../realms/realm.dto.ts';

const STEPS = ['signed_in', 'second_factor_required', 'enrolment_required'] as const;
const WAYS = ['totp', 'passkey', 'recovery_code'] as const;

export class SignInDto {
  @ApiProperty({ maxLength: 254, example: 'mei.tan' })
  @IsString()
  @MinLength(1)
  @MaxLength(254)
  login!: string;

  @ApiProperty({ maxLength: 1024, format: 'password' })
  @IsString()
  @MinLength(1)
  @MaxLength(1024)
  password!: string;
}

export class SignInStepDto {
  @ApiProperty({ enum: STEPS, description: 'Whether there is a session now, or what is still owed for one.' })
  step!: (typeof STEPS)[number];

  @ApiPropertyOptional({ enum: WAYS, isArray: true, description: 'With which second factors it can be paid.' })
  ways?: (typeof WAYS)[number][];

  @ApiProperty({ format: 'date-time', description: 'Until when the session, or the time to pay, lasts at most.' })
  endsAt!: string;
}

export class WhoOrganisationDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'sg-port-soc' })
  code!: string;

  @ApiProperty()
  name!: string;
}

export class ViewingDto {
  @ApiProperty({ description: 'Code of the cell.' })
  cell!: string;

  @ApiProperty({ description: 'Code of its organisation.' })
  organisation!: string;

  @ApiProperty({ example: 'KR' })
  nation!: string;
}

export class WhoDto {
  @ApiProperty({ description: 'Stable id of the person, as the journal has it.', example: 'person:…' })
  id!: string;

  @ApiProperty({ format: 'uuid', nullable: true, description: 'Null for the node operator, who has no account.' })
  accountId!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'mei.tan' })
  login!: string | null;

  @ApiProperty({ example: 'Mei Tan' })
  name!: string;

  @ApiProperty({ type: String, nullable: true, example: 'SG' })
  nation!: string | null;

  @ApiProperty({ type: WhoOrganisationDto, nullable: true })
  organisation!: WhoOrganisationDto | null;

  @ApiProperty({ description: 'The realm asked in.', example: 'live' })
  realm!: string;

  @ApiProperty({ type: RealmDto, nullable: true, description: 'The exercise asked in; null outside one.' })
  exercise!: RealmDto | null;

  @ApiProperty({
    type: ViewingDto,
    nullable: true,
    description: 'Through whose eyes this is asked (`Breakwater-View-As`); `actions` are then what may be read so.',
  })
  viewing!: ViewingDto | null;

  @ApiProperty({ enum: ROLES, isArray: true })
  roles!: Role[];

  @ApiProperty({ enum: ACTIONS, isArray: true, description: 'What the roles together allow.' })
  actions!: Action[];
}

export class SessionDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'Whether it is the one this request was made with.' })
  current!: boolean;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time', description: 'When it was last used, to the minute.' })
  seenAt!: string;

  @ApiProperty({ format: 'date-time' })
  endsAt!: string;

  @ApiProperty({ type: String, nullable: true })
  address!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'What the program called itself.' })
  agent!: string | null;
}

export class SessionsDto {
  @ApiProperty({ type: [SessionDto], description: 'Newest first.' })
  items!: SessionDto[];
}

export class SignInRecordDto {
  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ enum: ['signed_in', 'refused', 'factor_refused'] })
  outcome!: string;

  @ApiProperty({ example: 'password+totp' })
  method!: string;

  @ApiProperty({ type: String, nullable: true })
  address!: string | null;

  @ApiProperty({ type: String, nullable: true })
  agent!: string | null;
}

export class SignInRecordsDto {
  @ApiProperty({ type: [SignInRecordDto], description: 'The last hundred, newest first.' })
  items!: SignInRecordDto[];
}
