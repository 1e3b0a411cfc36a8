/** Teams every shipped drill is played by in tests and by `npm run drill`. */
export const TEAMS = ['good', 'slow', 'absent'] as const;
export type Team = (typeof TEAMS)[number];

/** What a team does in a drill, through the public API, so that the drill can be played without people. */
export interface DrillScript {
  /** Code of the drill. */
  drill: string;
  team: Team;
  title: string;
  /** In order of time. */
  actions: ScriptedAction[];
}

/**
 * One thing a player does, at an offset on the exercise clock. `on` names the item whose alert or case is meant; if that
 * item has produced none yet, the player looks again until it has, as a person would.
 */
export type ScriptedAction = { atMs: number; cell: string } & Act;

export type Act =
  /** POST /queue/actions: acknowledge. Of the case the item's alert is in, or of the waiting alert. */
  | { do: 'acknowledge'; on: string }
  /** POST /queue/actions: escalate. Opens a case of a waiting alert; nothing where it is in a case. */
  | { do: 'open_case'; on: string }
  /** POST /cases/:id/assign, to the player. */
  | { do: 'assign'; on: string }
  | { do: 'set_severity'; on: string; severity: number; reason: string }
  | { do: 'set_status'; on: string; to: 'triaged' | 'active' | 'contained'; reason?: string }
  | { do: 'note'; on: string; text: string }
  /** `task` is the script's own name of it. */
  | { do: 'add_task'; on: string; task: string; title: string }
  | { do: 'complete_task'; on: string; task: string }
  /** Prepares, previews and publishes. `release` is the script's own name of it. */
  | { do: 'release'; on: string; release: string; to: ReleaseAddress[]; purpose: string }
  /** By a recipient: POST /shared/:id/receipts of what it got by that release. */
  | { do: 'acknowledge_share'; release: string }
  | { do: 'verify_report'; on: string; verification: 'confirmed' | 'refuted'; reason: string }
  /** Of the drone or vessel the item's track became. */
  | { do: 'judge_object'; on: string; verb: 'acknowledge' | 'reject' | 'ignore'; reason: string }
  /** Of the item's case. `statement` is the script's own name of it; `corrects` names one that went out. */
  | { do: 'draft_statement'; on: string; statement: string; title: string; text: string; corrects?: string }
  | { do: 'revise_statement'; statement: string; title: string; text: string }
  /** Besides the nations that were asked before. */
  | { do: 'ask_nations'; statement: string; nations: string[] }
  /** By the CERT of a nation that was asked, of the version it was given. */
  | { do: 'answer_statement'; statement: string; verdict: 'approve' | 'refuse'; reason: string }
  /** To these nations, and to those that approved it. */
  | { do: 'release_statement'; statement: string; nations: string[] }
  | { do: 'withdraw_statement'; statement: string; reason: string }
  /** `rumour` is the script's own name of it. */
  | { do: 'log_rumour'; on: string; rumour: string; text: string; outlet: string; reach?: number }
  | { do: 'judge_rumour'; rumour: string; so: RumourSo; reason: string }
  | { do: 'answer_rumour'; rumour: string; statement: string }
  /** POST /queue/actions: close, for the case or the waiting alert. */
  | { do: 'close'; on: string; reason: CloseReason; note: string };

/** Nation by code, or organisation by its code in the registry. */
export type ReleaseAddress = { nation: string } | { organisation: string };

/** What is held to be so of a rumour. */
export type RumourSo = 'true' | 'false' | 'unknown';

export type CloseReason = 'resolved' | 'false_positive' | 'benign' | 'duplicate' | 'other';
