import { count, list, nullable, object, text, uuid } from './schema-parts.ts';

const template = { templateId: uuid, title: text, revision: count };
const sim = { ...count, description: 'Milliseconds of exercise time since STARTEX' };

const improvement = {
  runId: uuid,
  improvementId: uuid,
  cell: text,
  status: { enum: ['open', 'in_progress', 'done', 'dropped'] },
};

/** What is told of drills that organisations write, to themselves, and of runs, in their realms. */
export const drillSchemas = {
  'drill.template_saved': object(
    { ...template, source: { enum: ['yaml', 'cexf', 'csv', 'copy'] }, comment: text },
    'A text of a drill was kept, as a revision of its own.',
  ),
  'drill.template_moved': object(
    { ...template, move: { enum: ['approve', 'archive', 'restore'] }, reason: text },
    'A person approved a drill’s newest text, or put the drill away or back.',
  ),
  'drill.template_released': object(
    { templateId: uuid, title: text, nations: list(text), reason: text },
    'A person said which nations may read and run what is approved of a drill.',
  ),
  'drill.created': object(
    { runId: uuid, designator: text, template: text, title: text, 'draft?': { const: true } },
    'A run was made of a template, with a realm of its own.',
  ),
  'drill.clock_changed': object(
    {
      runId: uuid,
      move: { enum: ['startex', 'pause', 'resume', 'rate', 'skip_to', 'endex', 'abort'] },
      simMs: sim,
      rate: { type: 'number', description: 'Times as fast as the wall clock' },
      paused: { type: 'boolean' },
      reason: text,
    },
    'The exercise clock was started, stopped or set. Told once to each nation that takes part.',
  ),
  'drill.item_delivered': object(
    {
      runId: uuid,
      item: text,
      title: text,
      cell: text,
      channel: text,
      simMs: sim,
      'body?': text,
      'from?': text,
      'alertIds?': list(uuid),
    },
    'Something of the script reached a cell. What went to intake is told to those who control the run alone.',
  ),
  'drill.item_moved': object(
    {
      runId: uuid,
      item: text,
      cell: text,
      to: { enum: ['pending', 'held', 'failed', 'skipped', 'withdrawn'] },
      simMs: sim,
      reason: text,
    },
    'Something of the script is held, released, failed, skipped or withdrawn. To those who control the run alone.',
  ),
  'drill.amended': object(
    {
      runId: uuid,
      seq: count,
      change: { enum: ['add', 'edit', 'retarget', 'move', 'withdraw_cell'] },
      item: text,
      title: text,
      cells: list(text),
      simMs: sim,
      reason: text,
    },
    'A controller changed the script of the run. To those who control the run alone.',
  ),
  'drill.expectation_evaluated': object(
    {
      runId: uuid,
      item: text,
      expectation: text,
      cell: text,
      state: { enum: ['pending', 'met', 'met_late', 'missed', 'waived', 'not_evaluable'] },
      source: { enum: ['auto', 'evaluator'] },
      simMs: sim,
      note: nullable(text),
    },
    'What a cell was expected to do was judged. To those who control the run alone.',
  ),
  'drill.observed': object(
    {
      runId: uuid,
      observationId: uuid,
      kind: { enum: ['strength', 'improvement', 'issue', 'safety'] },
      cell: nullable(text),
      item: nullable(text),
    },
    'An observer noted something. To those who control the run alone.',
  ),
  'drill.hotwash_answered': object(
    { runId: uuid, cell: text },
    'A member said how the exercise went. To those who control the run alone.',
  ),
  'drill.improvement_added': object(
    { ...improvement },
    'Something is to be improved. To the organisation of the cell, and to the owner once it was handed over.',
  ),
  'drill.improvement_changed': object(
    { ...improvement, fields: list(text) },
    'An item of the improvement plan changed: which fields of it. `task`: it became a task of its owner.',
  ),
  'drill.report_written': object(
    { runId: uuid, cell: nullable(text), section: text, objective: nullable(text), version: count },
    'Somebody wrote a part of the report, of a cell or of all together (`cell` null). What it says is read over HTTP.',
  ),
  'drill.report_released': object(
    { runId: uuid, cell: nullable(text), nations: list(text) },
    'Which nations besides the own may read what people wrote of a cell, or of all together (`cell` null).',
  ),
  'drill.comparison_said': object(
    { runId: uuid, cell: text, agreed: { type: 'boolean' } },
    'Whether the score of a cell may be seen beside those of others that say the same. To its own nation.',
  ),
};
