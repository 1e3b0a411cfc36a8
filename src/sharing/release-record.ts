import type { Tlp } from '../access/policy/marking.ts';
import type { Actor } from '../journal/journal-event.ts';
import type { ApprovalPolicy } from './approval/approval-policy.ts';
import type { Canonical } from '../common/canonical-json.ts';
import { contentHash } from './content-hash.ts';
import type { Recipient } from './projection/recipient.ts';
import type { Redactions, Selection, Terms } from './projection/release-request.ts';

export const RELEASE_STATES = ['draft', 'awaiting', 'published', 'recalled', 'expired', 'refused'] as const;
export type ReleaseState = (typeof RELEASE_STATES)[number];

/** A release as its owner has it, without the key of its names. */
export interface ReleaseRecord {
  id: string;
  realm: string;
  nation: string;
  organisationId: string;
  caseId: string;
  siteId: string;
  /** Strictest marking of what was chosen; also who of the owner's nation sees the release. */
  tlp: Tlp;
  terms: Terms;
  follow: boolean;
  selection: Selection;
  redactions: Redactions;
  recipients: readonly Recipient[];
  approval: ApprovalPolicy;
  createdBy: Actor;
  createdAt: Date;
  rowHash: string;
  state: ReleaseState;
  hash: string;
  version: number;
  publishedAt: Date | null;
  endedAt: Date | null;
}

/** What of a release never changes. */
export type ReleaseContent = Omit<ReleaseRecord, 'rowHash' | 'state' | 'hash' | 'version' | 'publishedAt' | 'endedAt'>;

/** Hash over what of a release never changes; the journal keeps it too, so that neither can be rewritten alone. */
export function releaseRowHash(release: ReleaseContent): string {
  const { createdAt, ...rest } = release;
  const content = {
    id: rest.id,
    realm: rest.realm,
    nation: rest.nation,
    organisationId: rest.organisationId,
    caseId: rest.caseId,
    siteId: rest.siteId,
    tlp: rest.tlp,
    terms: rest.terms,
    follow: rest.follow,
    selection: rest.selection,
    redactions: rest.redactions,
    recipients: rest.recipients,
    approval: rest.approval,
    createdBy: rest.createdBy,
    createdAt: createdAt.toISOString(),
  };
  return contentHash(content as unknown as Canonical);
}

export interface PackageContent {
  id: string;
  shareId: string;
  releaseId: string;
  recipient: Recipient;
  version: number;
  tlp: Tlp;
  onward: boolean;
  hash: string;
  forwardedFrom: string | null;
  forwardedBy: Actor | null;
  createdAt: Date;
  expiresAt: Date;
}

export function packageRowHash({ createdAt, expiresAt, ...rest }: PackageContent): string {
  const content = { ...rest, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
  return contentHash(content as unknown as Canonical);
}

export interface ApprovalContent {
  id: string;
  releaseId: string;
  seat: number;
  actor: Actor;
  verdict: string;
  reason: string;
  hash: string;
  givenAt: Date;
}

export function approvalRowHash({ givenAt, ...rest }: ApprovalContent): string {
  return contentHash({ ...rest, givenAt: givenAt.toISOString() } as unknown as Canonical);
}

export interface ReceiptContent {
  id: string;
  releaseId: string;
  shareId: string;
  version: number;
  nation: string;
  organisationId: string;
  actor: Actor;
  givenAt: Date;
}

export function receiptRowHash({ givenAt, ...rest }: ReceiptContent): string {
  return contentHash({ ...rest, givenAt: givenAt.toISOString() } as unknown as Canonical);
}
