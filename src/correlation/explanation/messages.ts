/**
 * Every sentence of an explanation, in one place: a key, and what is filled into it. Answers carry the key and the
 * parameters beside the English text, so that a console says the same in another language. Keys and the names of
 * parameters do not change their meaning; texts may be made better.
 */
export const MESSAGES = {
  'explain.first': 'The first alert of what is shown: “{title}”',
  'explain.held': 'No tie that could be told holds “{title}” here; a person’s decision may',
  'tie.shared-entity': 'Shares {entityName} {value} with “{partner}”, which began {gap} earlier',
  'tie.declared-track': 'Its sensor itself declares it to be the track “{partner}”',
  'tie.sighting-on-track': 'The place and time reported lie on the track “{partner}”, within the error of both',
  'tie.same-path': 'Flies the same path as “{partner}”: their positions agree within the errors stated',
  'tie.crossing-bearings': 'Its bearings and those of “{partner}” cross at a place that moves as a drone may',
  'tie.continued-track': 'Takes up where its sensor lost “{partner}” shortly before, and heads where that was heading',
  'tie.brief-track': 'Has few reports, and they agree with where its sensors together see the object of “{partner}”',
  'tie.cyber-and-drone': 'A drone (“{partner}”) was in a zone of this site within {window} of it',
  'tie.sighting-and-drone': 'A drone (“{partner}”) was tracked at this site within {window} of it',
  'tie.dependent-asset':
    'Tied to “{partner}”: {asset} depends on {upstream} for {dependency}, where it began {gap} earlier',
  'tie.person': '{text}',
  'tie.other': '{text}',
  'without.entity': 'Without {entityName} {value} this would be {parts} separate groups, {cases} of them cases',
  'without.rule': 'Without the rule “{rule}” this would be {parts} separate groups, {cases} of them cases',
  'placed.linked': 'It is in {case}',
  'placed.repeat': 'It repeats “{partner}” and goes where that goes',
  'placed.suppressed': 'A suppression keeps it out of cases and of the queue',
  'placed.uncorrelated': 'Correlation has not taken it yet',
  'placed.waiting': 'It is in no case',
  'near.too-far-apart': 'Shares {entityName} {value} with “{partner}”, but {gap} apart; at most {window} tie',
  'near.shared-by-too-many':
    'Shares {entityName} {value}, but so do more than {limit} others within {window}: that ties nothing',
  'near.never-join': 'Shares {entityName} {value} with “{partner}”, but a person said never to join by it',
  'near.kept-apart': 'Is tied to “{partner}”, but a person’s decision keeps them apart',
  'near.taken-out': 'A person took it out of a case',
  'near.below-severity':
    'Its severity is {severity}; alone an alert opens a case from {alone}, with others of another kind from {linked}',
  'near.one-kind': 'What it is tied to ({others}) is all of one kind; a case takes two kinds, or severity {alone}',
  'near.nothing-shared': 'Nothing else at its site within {window} shares an entity with it',
} as const;

export type MessageKey = keyof typeof MESSAGES;
export type Parameters = Readonly<Record<string, string | number>>;

/** A sentence as data. */
export interface Message {
  text: string;
  messageKey: MessageKey;
  parameters: Parameters;
}

export function message(messageKey: MessageKey, parameters: Parameters): Message {
  let text = '';
  // Every second piece is the name of a parameter.
  for (const [index, piece] of PIECES[messageKey].entries()) {
    text += index % 2 === 0 ? piece : String(parameters[piece] ?? '');
  }
  return { text, messageKey, parameters };
}

const PIECES = Object.fromEntries(
  Object.entries(MESSAGES).map(([key, template]) => [key, template.split(/\{(\w+)\}/)]),
) as Readonly<Record<MessageKey, string[]>>;
