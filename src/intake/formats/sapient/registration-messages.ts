import { exactlyOne, list, may, type MessageShape, must, some } from './message-shape.ts';

/**
 * The messages with which a SAPIENT node says what it is and can do (BSI Flex 335 v2.0), from the facts of the
 * interface files (dstl/Apex-SAPIENT-Middleware, commit 0c8591a, Apache-2.0). Two of them share their names with
 * messages of another kind and end in `Definition` here. Beyond the interface, as the test harness of the same owner
 * has it: the version must be one that is understood, dependent nodes are named by UUIDs.
 */
export const REGISTRATION_MESSAGES: Readonly<Record<string, MessageShape>> = {
  Registration: {
    node_definition: some('NodeDefinition'),
    icd_version: must('version'),
    name: may('text'),
    short_name: may('text'),
    capabilities: some('Capability'),
    status_definition: must('StatusDefinition'),
    mode_definition: some('ModeDefinition'),
    dependent_nodes: list('uuid'),
    reporting_region: list('LocationOrRangeBearing'),
    config_data: some('ConfigurationData'),
  },
  RegistrationAck: { acceptance: must('flag'), ack_response_reason: list('text') },

  NodeDefinition: { node_type: must('NodeType'), node_sub_type: list('text') },
  Capability: { category: must('text'), type: must('text'), value: may('text'), units: may('text') },
  StatusDefinition: {
    status_interval: must('Duration'),
    location_definition: may('LocationType'),
    coverage_definition: may('LocationType'),
    obscuration_definition: may('LocationType'),
    status_report: list('StatusReportDefinition'),
    field_of_view_definition: may('LocationType'),
  },
  Duration: { units: must('TimeUnits'), value: must('number') },
  LocationType: {
    ...exactlyOne({
      location_units: 'LocationCoordinateSystem',
      range_bearing_units: 'RangeBearingCoordinateSystem',
    }),
    ...exactlyOne({ location_datum: 'LocationDatum', range_bearing_datum: 'RangeBearingDatum' }),
    zone: may('text'),
  },
  VelocityType: {
    ...exactlyOne({ enu_velocity_units: 'ENUVelocityUnits' }),
    ...exactlyOne({ location_datum: 'LocationDatum', range_bearing_datum: 'RangeBearingDatum' }),
    zone: may('text'),
  },
  ENUVelocityUnits: { east_north_rate_units: must('SpeedUnits'), up_rate_units: may('SpeedUnits') },
  StatusReportDefinition: {
    category: must('StatusReportCategory'),
    type: must('text'),
    units: may('text'),
    on_change: may('flag'),
  },
  ConfigurationData: {
    manufacturer: must('text'),
    model: must('text'),
    serial_number: may('text'),
    hardware_version: may('text'),
    software_version: may('text'),
    sub_components: list('ConfigurationData'),
  },

  ModeDefinition: {
    mode_name: must('text'),
    mode_type: must('ModeType'),
    mode_description: may('text'),
    settle_time: must('Duration'),
    maximum_latency: may('Duration'),
    scan_type: may('ScanType'),
    tracking_type: may('TrackingType'),
    duration: may('Duration'),
    mode_parameter: list('ModeParameter'),
    detection_definition: list('DetectionDefinition'),
    task: must('TaskDefinition'),
  },
  ModeParameter: { type: must('text'), value: must('text') },
  DetectionDefinition: {
    location_type: must('LocationType'),
    detection_performance: list('PerformanceValue'),
    detection_report: list('DetectionReportDefinition'),
    detection_class_definition: list('DetectionClassDefinition'),
    behaviour_definition: list('BehaviourDefinition'),
    velocity_type: may('VelocityType'),
    geometric_error: may('GeometricError'),
  },
  GeometricError: {
    type: must('text'),
    units: must('text'),
    variation_type: must('text'),
    performance_value: list('PerformanceValue'),
  },
  PerformanceValue: { type: must('text'), units: must('text'), unit_value: must('text'), variation_type: may('text') },
  DetectionReportDefinition: {
    category: must('DetectionReportCategory'),
    type: must('text'),
    units: must('text'),
    on_change: may('flag'),
  },
  DetectionClassDefinition: {
    confidence_definition: may('ConfidenceDefinition'),
    class_performance: list('PerformanceValue'),
    class_definition: list('ClassDefinition'),
    taxonomy_dock_definition: list('TaxonomyDockDefinition'),
  },
  ClassDefinition: { type: must('text'), units: may('text'), sub_class: list('SubClassDefinition') },
  SubClassDefinition: {
    type: must('text'),
    units: may('text'),
    level: must('integer'),
    sub_class: list('SubClassDefinition'),
  },
  TaxonomyDockDefinition: {
    Dock_class_namespace: must('text'),
    Dock_class: must('text'),
    Extension_subclass: list('ExtensionSubclass'),
  },
  ExtensionSubclass: { Subclass_namespace: must('text'), Subclass_name: must('text'), units: may('text') },
  BehaviourDefinition: { type: must('text'), units: may('text') },

  TaskDefinition: {
    concurrent_tasks: may('integer'),
    region_definition: must('RegionDefinition'),
    command: list('CommandDefinition'),
  },
  RegionDefinition: {
    region_type: some('RegionType'),
    settle_time: may('Duration'),
    region_area: some('LocationType'),
    class_filter_definition: list('ClassFilterDefinition'),
    behaviour_filter_definition: list('BehaviourFilterDefinition'),
  },
  ClassFilterDefinition: {
    filter_parameter: list('FilterParameter'),
    sub_class_definition: list('SubClassFilterDefinition'),
    type: must('text'),
  },
  SubClassFilterDefinition: {
    filter_parameter: list('FilterParameter'),
    level: must('integer'),
    type: must('text'),
    sub_class_definition: list('SubClassFilterDefinition'),
  },
  BehaviourFilterDefinition: { filter_parameter: list('FilterParameter'), type: must('text') },
  FilterParameter: { parameter: must('text'), operators: some('Operator') },
  CommandDefinition: { units: must('text'), completion_time: must('Duration'), type: must('CommandType') },
};
