import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsObject, IsUUID, ValidateNested } from 'class-validator';
import { RUN_ROLES, type RunRole } from '../access/policy/run-role.ts';

export class PersonNameDto {
  @ApiProperty({ format: 'uuid', description: 'Id of the account.' })
  id!: string;

  @ApiProperty()
  name!: string;
}

export class PersonNameListDto {
  @ApiProperty({ type: [PersonNameDto] })
  items!: PersonNameDto[];
}

export class CellMemberWantedDto {
  @ApiProperty({ format: 'uuid', description: 'Id of an account of the organisation whose cell it is.' })
  @IsUUID()
  accountId!: string;

  @ApiProperty({
    enum: RUN_ROLES,
    description:
      'A player; in a cell of observers also an observer. Whoever holds the run names people of its own for any role.',
  })
  @IsIn(RUN_ROLES)
  role!: RunRole;
}

export class NameMembersDto {
  @ApiProperty({ type: [CellMemberWantedDto], maxItems: 500, description: 'Who is in the cell from now on.' })
  @IsArray()
  @ArrayMaxSize(500)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => CellMemberWantedDto)
  members!: CellMemberWantedDto[];
}
