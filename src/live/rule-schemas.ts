import { count, list, object, type Schema, text, time, uuid } from './schema-parts.ts';

const ruleState: Schema = { enum: ['draft', 'test', 'live', 'retired'] };
const bookedRule = { ruleId: uuid, title: text, version: count };

/** What the journal tells of analysts' rules. */
export const ruleSchemas = {
  'rule.paused': object(
    {
      rule: text,
      title: text,
      version: count,
      over: { enum: ['groups', 'events'] },
      most: count,
      site: text,
      until: time,
    },
    'A rule of analysts went over a limit of its own at a site and rests there until that event time. Others go on.',
  ),
  'rule.resumed': object({ rule: text, title: text, site: text, reason: text }, 'A person ended such a rest.'),
  'rule.saved': object({ ...bookedRule, comment: text }, 'A text was saved to the rule book, as a version of its own.'),
  'rule.moved': object(
    {
      ...bookedRule,
      move: { enum: ['test', 'withdraw', 'ask', 'approve', 'refuse', 'retire', 'superseded'] },
      from: ruleState,
      to: ruleState,
      reason: text,
    },
    'A person moved a version on: into test, to review, live, or out of use. `superseded`: by a newer one.',
  ),
  'rule.back_tested': object(
    { 'ruleId?': uuid, title: text, sites: list(text), from: time, to: time },
    'Somebody ran a rule, or the rules as they ran, over what was.',
  ),
  'rule.running': object(
    { ...bookedRule, mode: { enum: ['live', 'test'] }, is: { enum: ['begun', 'ended'] }, ordinal: count },
    'Correlation took it in: from this place in the order of inputs on the version runs, or no longer does.',
  ),
};
