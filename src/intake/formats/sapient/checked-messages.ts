import type { JsonObject } from '../../../common/json.ts';

/** What `checkMessage` hands on, as far as drafts are made of it. Names and units are those of the interface. */
export interface SapientMessage {
  timestamp: string;
  node_id: string;
  destination_id?: string;
  registration?: SapientRegistration;
  registration_ack?: JsonObject;
  status_report?: SapientStatusReport;
  detection_report?: SapientDetection;
  task?: JsonObject;
  task_ack?: JsonObject;
  alert?: SapientAlert;
  alert_ack?: JsonObject;
  error?: JsonObject;
  additional_information?: string;
}

export interface SapientDetection {
  report_id: string;
  object_id: string;
  task_id?: string;
  state?: string;
  range_bearing?: SapientRangeBearing;
  location?: SapientLocation;
  detection_confidence?: number;
  track_info?: JsonObject[];
  prediction_location?: JsonObject;
  object_info?: JsonObject[];
  classification?: SapientClass[];
  behaviour?: JsonObject[];
  associated_file?: JsonObject[];
  signal?: JsonObject[];
  associated_detection?: SapientAssociation[];
  derived_detection?: SapientAssociation[];
  enu_velocity?: { east_rate: number; north_rate: number; up_rate?: number };
  colour?: string;
  id?: string;
}

export interface SapientClass {
  type: string;
  confidence?: number;
  sub_class?: SapientClass[];
}

export interface SapientAssociation {
  node_id: string;
  object_id: string;
  association_type?: string;
}

export interface SapientLocation {
  x: number;
  y: number;
  z?: number;
  x_error?: number;
  y_error?: number;
  z_error?: number;
  coordinate_system: string;
  datum: string;
  utm_zone?: string;
}

export interface SapientRangeBearing {
  elevation?: number;
  azimuth?: number;
  range?: number;
  elevation_error?: number;
  azimuth_error?: number;
  range_error?: number;
  coordinate_system: string;
  datum: string;
}

export interface SapientAlert {
  alert_id: string;
  alert_type?: string;
  status?: string;
  description?: string;
  range_bearing?: SapientRangeBearing;
  location?: SapientLocation;
  region_id?: string;
  priority?: string;
  ranking?: number;
  confidence?: number;
  associated_file?: JsonObject[];
  associated_detection?: SapientAssociation[];
  additional_information?: string;
}

export interface SapientStatusReport {
  report_id: string;
  system: string;
  info: string;
  active_task_id?: string;
  mode: string;
  power?: JsonObject;
  node_location?: SapientLocation;
  status?: { status_level?: string; status_value?: string; status_type: string }[];
}

export interface SapientRegistration {
  node_definition: { node_type: string; node_sub_type?: string[] }[];
  icd_version: string;
  name?: string;
  short_name?: string;
  status_definition: { status_interval: { units: string; value: number } };
  mode_definition: {
    mode_name: string;
    tracking_type?: string;
    detection_definition?: {
      velocity_type?: { enu_velocity_units?: { east_north_rate_units: string } };
    }[];
  }[];
  dependent_nodes?: string[];
  config_data: JsonObject[];
}
