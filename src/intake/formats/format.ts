import type { JsonObject } from '../../common/json.ts';
import type { AlertDraft, Decode } from '../alert.ts';

/** One way sensors write what they say. Pure: a format knows no database, no clock and no framework. */
export interface Format {
  /** Its name in `POST /api/v1/intake/:format` and in the `format` column. */
  name: string;
  /** What docs and OpenAPI say. */
  title: string;
  decode: Decode;
  /** The items a document of this format holds, where it is written as one; undefined where the item is one already. */
  unfold?: (item: JsonObject) => JsonObject[] | undefined;
  /**
   * The sending node an item names, where the format has nodes: the first sensor that speaks for one keeps it
   * (docs/gateways.md).
   */
  nodeOf?: (draft: AlertDraft) => string | undefined;
}
