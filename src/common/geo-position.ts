/** WGS 84 degrees; altitude in metres above the ellipsoid (HAE) where known. */
export interface GeoPosition {
  readonly lat: number;
  readonly lon: number;
  readonly alt?: number;
}
