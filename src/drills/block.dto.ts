import { ApiProperty } from '@nestjs/swagger';
import { OUTCOME_STATES, type OutcomeState } from './expectations/outcome.ts';
import { type Block, BLOCK_CODES, type BlockCode, blockText } from './schedule/block.ts';
import type { Requirement } from './template/template.ts';

const NEEDED = ['delivered', 'met', 'missed'] as const;

export class NeedDto {
  @ApiProperty()
  item!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null for all that the item requires.' })
  expectation!: string | null;

  @ApiProperty({ enum: NEEDED })
  outcome!: (typeof NEEDED)[number];
}

/** Why something does not go out by itself, besides its time. */
export class BlockDto {
  @ApiProperty({ enum: BLOCK_CODES })
  code!: BlockCode;

  @ApiProperty({ description: 'The same as an English sentence.' })
  text!: string;

  @ApiProperty({ type: String, nullable: true, description: 'The item it follows.' })
  item!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'The expectation of that item it follows.' })
  expectation!: string | null;

  @ApiProperty({
    enum: OUTCOME_STATES,
    nullable: true,
    description: 'What that expectation has to come to (`outcome_waits`), or has come to (`outcome_other`).',
  })
  state!: OutcomeState | null;

  @ApiProperty({ type: [NeedDto], description: 'What is missing of what it requires.' })
  needs!: NeedDto[];
}

export function toBlockDto(block: Block): BlockDto {
  return {
    code: block.code,
    text: blockText(block),
    item: 'item' in block ? block.item : null,
    expectation: 'expectation' in block ? block.expectation : null,
    state: 'state' in block ? block.state : null,
    needs: 'needs' in block ? block.needs.map(toNeed) : [],
  };
}

function toNeed({ item, expectation, outcome }: Requirement): NeedDto {
  return { item, expectation, outcome };
}
