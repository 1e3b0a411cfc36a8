import type { AuthenticatedSensor } from '../authenticated-sensor.ts';
import type { AddressList } from './address-list.ts';

/** A gateway, as its key or certificate proved it. */
export interface KnownGateway {
  readonly gatewayId: string;
  readonly code: string;
  readonly nation: string;
  readonly organisationId: string;
  readonly addresses: AddressList;
  /** A certificate is bound to it, so a key alone is not enough. */
  readonly needsCertificate: boolean;
}

/** A key in force, with all that a request bearing it is judged by. */
export interface KnownKey {
  readonly keyId: string;
  /** The realm the key belongs to: `live`, or one exercise run. */
  readonly realm: string;
  readonly addresses: AddressList;
  /** Secrets a signature may be made with; undefined when requests need none. */
  readonly signedBy: readonly SigningSecret[] | undefined;
  readonly holder:
    | { readonly kind: 'sensor'; readonly sensor: AuthenticatedSensor }
    | { readonly kind: 'gateway'; readonly gateway: KnownGateway };
}

export interface SigningSecret {
  readonly secret: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}
