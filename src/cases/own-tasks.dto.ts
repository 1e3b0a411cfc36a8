import { ApiProperty, ApiPropertyOptional, OmitType, PartialType, PickType } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { PAP_LABELS, type Pap, TLP_LABELS, type Tlp } from '../access/policy/marking.ts';
import { MayBeAbsent } from '../common/field.decorator.ts';
import { PageDto, PageQueryDto } from '../common/page.dto.ts';
import { AddTaskDto, TASK_STATES, TaskDto, type TaskState } from './case-tasks.dto.ts';
import { IsExpectedVersion } from './marked-part.dto.ts';

export class AddOwnTaskDto extends PickType(AddTaskDto, ['title', 'description', 'assignee', 'due']) {
  @ApiPropertyOptional({ enum: TLP_LABELS, default: 'AMBER+STRICT' })
  @MayBeAbsent()
  @IsIn(TLP_LABELS)
  tlp: Tlp = 'AMBER+STRICT';

  @ApiPropertyOptional({ enum: PAP_LABELS, default: 'AMBER' })
  @MayBeAbsent()
  @IsIn(PAP_LABELS)
  pap: Pap = 'AMBER';
}

export class ChangeOwnTaskDto extends PartialType(PickType(AddTaskDto, ['title', 'description', 'assignee', 'due']), {
  skipNullProperties: false,
}) {
  @ApiPropertyOptional({ enum: TASK_STATES })
  @MayBeAbsent()
  @IsIn(TASK_STATES)
  state?: TaskState;

  @IsExpectedVersion()
  expectedVersion?: number;
}

export class OwnTaskQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ enum: TASK_STATES })
  @MayBeAbsent()
  @IsIn(TASK_STATES)
  state?: TaskState;
}

/** A task that hangs on no case. */
export class OwnTaskDto extends OmitType(TaskDto, ['caseId']) {
  @ApiProperty({ description: 'Code of the organisation that is to do it.' })
  organisation!: string;
}

export class OwnTaskPageDto extends PageDto {
  @ApiProperty({ type: [OwnTaskDto] })
  items!: OwnTaskDto[];
}
