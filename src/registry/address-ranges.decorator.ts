import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsString, MaxLength } from 'class-validator';
import { MOST_RANGES } from '../access/gateways/address-list.ts';
import { MayBeAbsent } from './registry-field.decorator.ts';

/** Addresses and CIDR ranges, of IPv4 and IPv6. */
export function IsAddressRanges(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({
      type: [String],
      maxItems: MOST_RANGES,
      description: 'Addresses and ranges (CIDR) it may be used from; from anywhere when empty.',
      example: ['192.0.2.0/24', '2001:db8::7'],
    }),
    MayBeAbsent(),
    IsArray(),
    ArrayMaxSize(MOST_RANGES),
    IsString({ each: true }),
    MaxLength(50, { each: true }),
  );
}
