/** Names by number; a hyphen stands for a number that the interface keeps reserved. */
export interface Enumeration {
  prefix: string;
  names: readonly string[];
}

function enumeration(prefix: string, names: string): Enumeration {
  return { prefix: `${prefix}_`, names: ['UNSPECIFIED', ...names.split(' ')] };
}

/**
 * The enumerations of BSI Flex 335 v2.0 (SAPIENT), from the facts of its interface files (dstl/Apex-SAPIENT-Middleware,
 * commit 0c8591a, Apache-2.0).
 */
export const ENUMERATIONS: Readonly<Record<string, Enumeration>> = {
  AlertType: enumeration('ALERT_TYPE', 'INFORMATION WARNING CRITICAL ERROR FATAL MODE_CHANGE'),
  AlertStatus: enumeration('ALERT_STATUS', 'ACTIVE ACKNOWLEDGE REJECT IGNORE CLEAR'),
  AlertAckStatus: enumeration('ALERT_ACK_STATUS', 'ACCEPTED REJECTED CANCELLED'),
  DiscretePriority: enumeration('DISCRETE_PRIORITY', 'LOW MEDIUM HIGH'),
  DiscreteThreshold: enumeration('DISCRETE_THRESHOLD', 'LOW MEDIUM HIGH'),
  AssociationRelation: enumeration('ASSOCIATION_RELATION', 'NO_RELATION PARENT CHILD SIBLING'),
  LocationCoordinateSystem: enumeration('LOCATION_COORDINATE_SYSTEM', 'LAT_LNG_DEG_M LAT_LNG_RAD_M - - UTM_M'),
  LocationDatum: enumeration('LOCATION_DATUM', 'WGS84_E WGS84_G'),
  RangeBearingCoordinateSystem: enumeration(
    'RANGE_BEARING_COORDINATE_SYSTEM',
    'DEGREES_M RADIANS_M DEGREES_KM RADIANS_KM',
  ),
  RangeBearingDatum: enumeration('RANGE_BEARING_DATUM', 'TRUE MAGNETIC GRID PLATFORM'),
  SpeedUnits: enumeration('SPEED_UNITS', 'MS KPH'),
  TimeUnits: enumeration('TIME_UNITS', 'NANOSECONDS MICROSECONDS MILLISECONDS SECONDS MINUTES HOURS DAYS'),
  Operator: enumeration('OPERATOR', 'ALL GREATER_THAN LESS_THAN EQUAL'),
  NodeType: enumeration(
    'NODE_TYPE',
    'OTHER RADAR LIDAR CAMERA SEISMIC ACOUSTIC PROXIMITY_SENSOR PASSIVE_RF HUMAN CHEMICAL BIOLOGICAL RADIATION ' +
      'KINETIC JAMMER CYBER LDEW RFDEW MOBILE_NODE POINTABLE_NODE FUSION_NODE',
  ),
  StatusReportCategory: enumeration('STATUS_REPORT_CATEGORY', 'SENSOR POWER MODE STATUS'),
  ModeType: enumeration('MODE_TYPE', 'PERMANENT TEMPORARY DEFAULT'),
  ScanType: enumeration('SCAN_TYPE', 'FIXED SCANNING STEERABLE'),
  TrackingType: enumeration('TRACKING_TYPE', 'NONE TRACKLET TRACK TRACK_WITH_RE_ID'),
  DetectionReportCategory: enumeration('DETECTION_REPORT_CATEGORY', 'DETECTION TRACK OBJECT SIGNAL'),
  ConfidenceDefinition: enumeration('CONFIDENCE_DEFINITION', 'SINGLE_CLASS MULTI_CLASS'),
  CommandType: enumeration(
    'COMMAND_TYPE',
    'REQUEST DETECTION_THRESHOLD DETECTION_REPORT_RATE CLASSIFICATION_THRESHOLD MODE_CHANGE LOOK_AT MOVE_TO PATROL ' +
      'FOLLOW',
  ),
  RegionType: enumeration('REGION_TYPE', 'AREA_OF_INTEREST IGNORE BOUNDARY MOBILE_NODE_NO_GO_AREA MOBILE_NODE_GO_AREA'),
  System: enumeration('SYSTEM', 'OK WARNING ERROR - GOODBYE'),
  Info: enumeration('INFO', 'NEW UNCHANGED'),
  PowerSource: enumeration(
    'POWERSOURCE',
    'OTHER MAINS INTERNAL_BATTERY EXTERNAL_BATTERY GENERATOR SOLAR_PV WIND_TURBINE FUEL_CELL',
  ),
  PowerStatus: enumeration('POWERSTATUS', 'OK FAULT'),
  StatusType: enumeration(
    'STATUS_TYPE',
    'INTERNAL_FAULT EXTERNAL_FAULT ILLUMINATION WEATHER CLUTTER EXPOSURE MOTION_SENSITIVITY PTZ_STATUS PD FAR ' +
      'NOT_DETECTING PLATFORM OTHER',
  ),
  StatusLevel: enumeration('STATUS_LEVEL', '- INFORMATION_STATUS WARNING_STATUS ERROR_STATUS'),
  Control: enumeration('CONTROL', 'START STOP PAUSE'),
  TaskStatus: enumeration('TASK_STATUS', 'ACCEPTED REJECTED COMPLETED FAILED'),
};
