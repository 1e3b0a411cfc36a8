import type { Json, JsonObject } from '../../../common/json.ts';
import type { HeardOdid } from './odid-data.ts';

/** One message as a Remote ID receiver passes it on, whatever the receiver. */
export interface HeardMessage {
  /** The receiver's way of writing. */
  shape: string;
  /** The receiver's own name, where a gateway speaks for several. */
  receiver?: string;
  transport?: string;
  channel?: number;
  /** dBm. */
  rssi?: number;
  /** Transmitter address, as the receiver wrote it; it stays the same for one flight. */
  mac?: string;
  /** The receiver's clock. */
  heardAt?: Date;
  /** When the position was true, where the receiver worked that out itself. */
  observedAt?: Date;
  odid: HeardOdid;
  /** What the receiver adds from its own tables (make, model, weight). */
  extra?: JsonObject;
  /** What makes this message this one and no other; a resend has the same. */
  identity: Json[];
}

/** `AA:BB:CC:DD:EE:FF`, or undefined for what is no address or the empty one. */
export function macAddress(text: string | undefined): string | undefined {
  const digits = text?.replace(/[:.\s-]/g, '').toUpperCase() ?? '';
  if (!/^[0-9A-F]{12}$/.test(digits) || /^0+$/.test(digits)) return undefined;
  return digits.match(/../g)?.join(':');
}
