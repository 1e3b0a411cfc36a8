/** Degrees. */
export interface StillPlace {
  lat: number;
  lon: number;
}

export interface StillBounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** What a map showed at an instant. */
export interface StillState {
  sites: StillSite[];
  tracks: StillTrack[];
  /** Where something was told of that does not move. */
  spots: (StillPlace & { name: string })[];
}

export interface StillSite extends StillPlace {
  name: string;
  /** Cases that were open there, and the severity of the worst; null where there were none. */
  cases: number;
  worst: number | null;
}

export interface StillTrack {
  name: string;
  vessel: boolean;
  /** The way there, oldest first, the last where it was heard last. */
  points: StillPlace[];
}

/** A picture of a map in a report, as data: it is drawn where it is shown. */
export interface Still {
  /** Why it was taken. */
  title: string;
  atSimMs: number;
  atWall: number;
  state: StillState;
  bounds: StillBounds;
}
