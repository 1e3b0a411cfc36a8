/** What a counter-drone sensor may take a thing for, in words all formats share. */
export const AIR_CLASSES = [
  'UAV',
  'rotary-wing UAV',
  'fixed-wing UAV',
  'hybrid UAV',
  'ground station',
  'aircraft',
  'crewed aircraft',
  'balloon',
  'bird',
  'animal',
  'human',
  'vehicle',
  'static object',
  'unknown',
] as const;
export type AirClass = (typeof AIR_CLASSES)[number];

/**
 * The names in use, without case, blanks and punctuation. `Rotor UAV` and `Fixed Wing UAV` are those of the SAPIENT ICD
 * v5 (annex D), `UAV Rotary Wing` and `UAV Fixed Wing` those of later publications; the rest are what makers write.
 */
const ALIASES: Readonly<Record<AirClass, string>> = {
  UAV: 'uav uas suas rpas drone unmannedaerialvehicle unmannedaircraft unmannedaircraftsystem',
  'rotary-wing UAV':
    'rotoruav uavrotor rotarywinguav uavrotarywing rotarywinguas uasrotarywing rotarywingdrone multirotor ' +
    'multirotoruav uavmultirotor multicopter tricopter quadcopter quadrotor hexcopter hexacopter octocopter',
  'fixed-wing UAV': 'fixedwinguav uavfixedwing fixedwinguas uasfixedwing fixedwingdrone',
  'hybrid UAV': 'hybriduav uavhybrid vtoluav uavvtol',
  'ground station': 'groundstation groundcontrolstation gcs uavcontroller controller',
  aircraft: 'airvehicle aerialvehicle aircraft',
  'crewed aircraft':
    'crewedaircraft mannedaircraft fixedwing rotarywing helicopter aeroplane airplane lightaircraft commercialaircraft',
  balloon: 'balloon airship blimp',
  bird: 'bird birds avian flock flockofbirds',
  animal: 'animal mammal',
  human: 'human person pedestrian people',
  vehicle: 'vehicle landvehicle seavehicle watervehicle car truck boat vessel',
  'static object': 'staticobject building structure',
  unknown: 'unknown unclassified other',
};

const byAlias: ReadonlyMap<string, AirClass> = new Map(
  AIR_CLASSES.flatMap((name) => ALIASES[name].split(' ').map((alias) => [alias, name] as const)),
);

/** The shared word for a sensor's own, or undefined where it is none of the known ones. */
export function airClassOf(word: string): AirClass | undefined {
  return byAlias.get(word.toLowerCase().replace(/[^a-z]/g, ''));
}

export function isUav(word: string | undefined): boolean {
  return word?.endsWith('UAV') ?? false;
}
