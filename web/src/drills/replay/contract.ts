import type { Schemas } from '../../api/client.ts';

export type Replay = Schemas['ReplayDto'];
export type StoryStep = Schemas['StoryStepDto'];
export type StoryMessage = Schemas['StoryMessageDto'];
export type BoardCase = Schemas['BoardCaseDto'];
export type BoardAlert = Schemas['BoardAlertDto'];
export type BoardShare = Schemas['BoardShareDto'];
export type Lane = Schemas['LaneDto'];
export type LaneMark = Schemas['LaneMarkDto'];
export type Segment = Schemas['ClockSegmentDto'];
