import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsUUID, ValidateIf } from 'class-validator';
import { DomainError } from '../common/domain-error.ts';
import { IsNationCode } from '../registry/registry-field.decorator.ts';
import type { Recipient } from './projection/recipient.ts';
import type { NamedRecipient } from './recipient-directory.reader.ts';

export const RECIPIENT_KINDS = ['nation', 'organisation', 'person'] as const;

const ofKind = (kind: Recipient['kind'], field: string): PropertyDecorator =>
  ValidateIf((named: Record<string, unknown>) => named['kind'] === kind || named[field] !== undefined);

/** A nation by code, an organisation by id, or a person by the id of the account. */
export class NamedRecipientDto {
  @ApiProperty({ enum: RECIPIENT_KINDS })
  @IsIn(RECIPIENT_KINDS)
  kind!: Recipient['kind'];

  @ApiProperty({ required: false, example: 'SG', description: 'Of kind nation' })
  @ofKind('nation', 'nation')
  @IsNationCode()
  nation?: string;

  @ApiProperty({ required: false, format: 'uuid', description: 'Of kind organisation' })
  @ofKind('organisation', 'organisationId')
  @IsUUID()
  organisationId?: string;

  @ApiProperty({ required: false, format: 'uuid', description: 'Of kind person' })
  @ofKind('person', 'accountId')
  @IsUUID()
  accountId?: string;
}

/** @throws DomainError `ambiguous_recipient` when more is named than its kind has. */
export function toNamed(dto: NamedRecipientDto, field: string): NamedRecipient {
  const { kind, nation, organisationId, accountId } = dto;
  const given = [nation, organisationId, accountId].filter((value) => value !== undefined);
  if (given.length === 1) {
    if (kind === 'nation' && nation !== undefined) return { kind, nation };
    if (kind === 'organisation' && organisationId !== undefined) {
      return { kind, organisationId: organisationId.toLowerCase() };
    }
    if (kind === 'person' && accountId !== undefined) return { kind, accountId: accountId.toLowerCase() };
  }
  throw new DomainError('invalid', 'ambiguous_recipient', `A ${kind} is named by one field alone`, { field });
}

export class RecipientDto {
  @ApiProperty({ enum: RECIPIENT_KINDS })
  kind!: Recipient['kind'];

  @ApiProperty({ example: 'SG' })
  nation!: string;

  @ApiProperty({ required: false, format: 'uuid' })
  organisationId?: string;

  @ApiProperty({ required: false, format: 'uuid' })
  accountId?: string;
}
