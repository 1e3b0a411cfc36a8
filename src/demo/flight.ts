import type { Offset } from './geodesy.ts';

/** Where something is at a moment: seconds into the story, metres east, north and up of where the story looks from. */
export interface Waypoint extends Offset {
  at: number;
  up: number;
}

/** Where it is, and how fast it moves, in metres per second. */
export interface FlightState extends Offset {
  up: number;
  velocity: { east: number; north: number; up: number };
}

/** A flight along straight legs, at a steady speed on each. */
export class Flight {
  constructor(private readonly waypoints: readonly [Waypoint, Waypoint, ...Waypoint[]]) {}

  get begins(): number {
    return this.waypoints[0].at;
  }

  get ends(): number {
    return this.waypoints.at(-1)?.at ?? this.begins;
  }

  /** Before its beginning and after its end it stands still. */
  at(moment: number): FlightState {
    const within = Math.min(Math.max(moment, this.begins), this.ends);
    const later = Math.max(
      1,
      this.waypoints.findIndex((waypoint) => waypoint.at >= within),
    );
    const to = this.waypoints[later] ?? this.waypoints[1];
    const from = this.waypoints[later - 1] ?? this.waypoints[0];
    const seconds = to.at - from.at;
    const part = (within - from.at) / seconds;
    const along = (name: 'east' | 'north' | 'up'): number => from[name] + (to[name] - from[name]) * part;
    const still = moment !== within;
    const rate = (name: 'east' | 'north' | 'up'): number => (still ? 0 : (to[name] - from[name]) / seconds);
    return {
      east: along('east'),
      north: along('north'),
      up: along('up'),
      velocity: { east: rate('east'), north: rate('north'), up: rate('up') },
    };
  }
}
