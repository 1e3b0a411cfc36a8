import type { JsonObject } from '../../src/common/json.ts';
import type { JournalType } from '../../src/journal/journal-event.ts';

/** One payload of each type of event about drills, and its sentence. */
export const toldOfDrills: Record<Extract<JournalType, `drill.${string}`>, [JsonObject, string]> = {
  'drill.template_saved': [
    { templateId: 't', title: 'Night watch', revision: 3, source: 'yaml', comment: '' },
    'Mei Tan saved revision 3 of the drill “Night watch”.',
  ],
  'drill.template_moved': [
    { templateId: 't', title: 'Night watch', revision: 3, move: 'approve', reason: 'ready' },
    'Mei Tan approved the drill “Night watch”: ready.',
  ],
  'drill.template_released': [
    { templateId: 't', title: 'Night watch', nations: ['KR', 'SG'], reason: 'joint drill' },
    'Mei Tan released the drill “Night watch” to KR, SG: joint drill.',
  ],
  'drill.created': [{ runId: 'r', designator: 'STEADY TIDE 1' }, 'Mei Tan made the exercise “STEADY TIDE 1”.'],
  'drill.clock_changed': [
    { runId: 'r', move: 'pause', simMs: 60_000, reason: 'a fire alarm' },
    'Mei Tan paused the exercise: a fire alarm.',
  ],
  'drill.item_delivered': [
    { runId: 'r', item: 'M-04', title: 'A journalist calls', cell: 'sg-port' },
    'The exercise delivered “A journalist calls” to sg-port.',
  ],
  'drill.item_moved': [
    { runId: 'r', item: 'M-04', cell: 'sg-port', to: 'held', reason: 'too early' },
    'M-04 of the exercise became held: too early.',
  ],
  'drill.amended': [
    {
      runId: 'r',
      seq: 1,
      change: 'move',
      item: 'M-04',
      title: 'A journalist calls',
      cells: ['sg-port'],
      reason: 'too early',
    },
    'Mei Tan moved in time M-04 “A journalist calls”: too early.',
  ],
  'drill.expectation_evaluated': [
    { runId: 'r', expectation: 'share', item: 'M-04', cell: 'sg-port', state: 'met_late' },
    'What was expected of sg-port by M-04 became met late.',
  ],
  'drill.observed': [{ runId: 'r', kind: 'strength', cell: 'sg-port' }, 'Mei Tan observed a strength of sg-port.'],
  'drill.improvement_added': [
    { runId: 'r', improvementId: 'i', cell: 'PORT', status: 'open' },
    'Mei Tan planned an improvement of PORT.',
  ],
  'drill.improvement_changed': [
    { runId: 'r', improvementId: 'i', cell: 'PORT', status: 'in_progress', fields: ['status'] },
    'Mei Tan changed an improvement of PORT: in progress.',
  ],
  'drill.report_written': [
    { runId: 'r', cell: null, section: 'summary', objective: null, version: 2 },
    'Mei Tan wrote the summary of the report of all.',
  ],
  'drill.report_released': [
    { runId: 'r', cell: 'PORT', nations: ['SG'] },
    'Mei Tan said who may read the report of PORT.',
  ],
  'drill.comparison_said': [{ runId: 'r', cell: 'PORT', agreed: true }, 'Mei Tan agreed that PORT is compared.'],
  'drill.hotwash_answered': [{ runId: 'r', cell: 'sg-port' }, 'Somebody of sg-port said how the exercise went.'],
  'drill.real_emergency': [
    { by: { name: 'Singapore CERT' } },
    'Real emergency, not an exercise: Singapore CERT says so; play stops.',
  ],
};
