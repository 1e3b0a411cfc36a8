/** Whom a release names. An organisation and a person are of a nation; a person counts within the named organisation. */
export type Recipient =
  | { readonly kind: 'nation'; readonly nation: string }
  | { readonly kind: 'organisation'; readonly nation: string; readonly organisationId: string }
  | {
      readonly kind: 'person';
      readonly nation: string;
      readonly organisationId: string;
      readonly accountId: string;
    };

/** Who looks, as far as being a recipient goes. */
export interface Looker {
  /** `person:…`. */
  readonly id: string;
  readonly nation: string | null;
  readonly organisationId: string | null;
}

/** The one name of a recipient within a release. */
export function recipientKey(recipient: Recipient): string {
  if (recipient.kind === 'nation') return `nation:${recipient.nation}`;
  if (recipient.kind === 'organisation') return `organisation:${recipient.organisationId}`;
  return `person:${recipient.accountId}@${recipient.organisationId}`;
}

/** Whether somebody is the recipient, or of it (docs/access.md §6.7). */
export function isAddressedTo(recipient: Recipient, looker: Looker): boolean {
  if (looker.nation === null || looker.nation !== recipient.nation) return false;
  if (recipient.kind === 'nation') return true;
  if (looker.organisationId === null || looker.organisationId !== recipient.organisationId) return false;
  return recipient.kind === 'organisation' || looker.id === `person:${recipient.accountId}`;
}
