import { canonicalRanges } from './allow-list.ts';
import type { IssuedKeyDto, IssueKeyDto, RotatedKeyDto, RotateKeyDto } from './machine-key.dto.ts';
import type { IssuedKey, KeyTerms } from './machine-keys.service.ts';

/** A day: long enough to change a gateway over, short enough that the old key is not forgotten. */
const DEFAULT_OVERLAP_SECONDS = 86_400;

/** What a request to issue a key, which may have no body, asks for. @throws DomainError `invalid_range` */
export function keyTerms(body: IssueKeyDto | undefined): KeyTerms {
  return {
    expiresAt: body?.expiresAt ? new Date(body.expiresAt) : null,
    allowList: canonicalRanges(body?.allowList ?? [], 'allowList'),
    requiresSignature: body?.requiresSignature ?? false,
  };
}

export function rotation(body: Partial<RotateKeyDto> | undefined): {
  keyId?: string;
  overlapSeconds: number;
  expiresAt: Date | null;
} {
  return {
    ...(body?.keyId !== undefined && { keyId: body.keyId }),
    overlapSeconds: body?.overlapSeconds ?? DEFAULT_OVERLAP_SECONDS,
    expiresAt: body?.expiresAt ? new Date(body.expiresAt) : null,
  };
}

export function issuedDto({ id, key, expiresAt, signingSecret }: IssuedKey): Pick<IssuedKeyDto, keyof IssuedKeyDto> {
  return {
    id,
    key,
    expiresAt: expiresAt?.toISOString() ?? null,
    ...(signingSecret !== undefined && { signingSecret }),
  };
}

export function rotatedDto(rotated: IssuedKey & { replaces: string; replacedUntil: Date }): RotatedKeyDto {
  const { replaces, replacedUntil } = rotated;
  return { ...issuedDto(rotated), replaces, replacedUntil: replacedUntil.toISOString() };
}
