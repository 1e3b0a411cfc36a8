import type { AlertDraft, Decode } from '../alert.ts';

/** One way sensors write what they say. Pure: a format knows no database, no clock and no framework. */
export interface Format {
  /** Its name in `POST /api/v1/intake/:format` and in the `format` column. */
  name: string;
  /** What docs and OpenAPI say. */
  title: string;
  decode: Decode;
  /**
   * The sending node an item names, where the format has nodes: the first sensor that speaks for one keeps it
   * (docs/gateways.md).
   */
  nodeOf?: (draft: AlertDraft) => string | undefined;
}
