import { isIP } from 'node:net';
import type { Json, JsonObject } from '../../common/json.ts';
import { type Decoded, type EntityRef, rejected } from '../alert.ts';
import type { Category } from './categories.ts';
import { EntityList } from './entity-list.ts';
import { FieldReader } from './field-readers.ts';
import type { Format } from './format.ts';
import { at, keep, numberOf, objectOf, textOf, textsOf } from './lenient-values.ts';
import { parseEpoch } from './parse-time.ts';
import { recordHash } from './record-hash.ts';
import { safeText } from './safe-text.ts';

interface Grade {
  severity: number;
  category: Category;
}

const RARE: Grade = { severity: 30, category: 'other.undetermined' };
const STATISTICAL: Grade = { severity: 20, category: 'other.undetermined' };

/**
 * The miner gives no severity. A new value or event may be an intruder's or an update's; a statistical deviation says
 * less; a rule that a person wrote and a source that fell silent say more.
 */
const BY_COMPONENT: ReadonlyMap<string, Grade> = new Map([
  ['AllowlistViolationDetector', { severity: 60, category: 'other.undetermined' }],
  ['MissingMatchPathValueDetector', { severity: 50, category: 'availability.outage' }],
  ['MissingMatchPathListValueDetector', { severity: 50, category: 'availability.outage' }],
  ['TimeCorrelationViolationDetector', { severity: 45, category: 'other.undetermined' }],
  ['TimestampsUnsortedDetector', { severity: 40, category: 'other.undetermined' }],
  ['NewMatchPathValueComboDetector', { severity: 35, category: 'other.undetermined' }],
  ['EnhancedNewMatchPathValueComboDetector', { severity: 35, category: 'other.undetermined' }],
  ['NewMatchIdValueComboDetector', { severity: 35, category: 'other.undetermined' }],
  ['CharsetDetector', { severity: 35, category: 'intrusion-attempts.exploit' }],
  ['NewMatchPathDetector', RARE],
  ['NewMatchPathValueDetector', RARE],
  ['ValueRangeDetector', RARE],
  ['EventSequenceDetector', RARE],
  ['EventCorrelationDetector', RARE],
  ['EntropyDetector', { severity: 25, category: 'other.undetermined' }],
  ['EventFrequencyDetector', STATISTICAL],
  ['EventCountClusterDetector', STATISTICAL],
  ['MatchValueAverageChangeDetector', STATISTICAL],
]);

/** What a component reports while it still learns is mostly what it had not seen yet. */
const WHILE_LEARNING = 10;

/** Who asked, where the first line is of an Apache log: access (with or without virtual host) or error. */
const ACCESS_LOG = /^(?:[\w.-]{1,255}:\d{1,5} )?([0-9a-fA-F.:]{2,45}) \S+ \S+ \[/;
const ERROR_LOG = /^\[[^\]]{1,64}\] .{0,128}?\[client ([0-9a-fA-F.]{2,45}|[0-9a-fA-F:]{2,45}?)(?::\d{1,5})?\]/;

/** Anomalies of logdata-anomaly-miner (AMiner) as its JSON converter writes them. */
export const aminerFormat: Format = { name: 'aminer', title: 'logdata-anomaly-miner (AMiner) JSON', decode };

function decode(item: JsonObject): Decoded {
  const reader = FieldReader.over(item);
  const component = reader.requireChild('AnalysisComponent');
  const type = component.requireText('AnalysisComponentType', 128);
  const logData = reader.requireChild('LogData');
  if (reader.rejection) return { rejection: reader.rejection };

  const seconds =
    numberOf(firstOf(logData.value('Timestamps'))) ?? numberOf(firstOf(logData.value('DetectionTimestamp')));
  if (seconds === undefined) return rejected('missing_field', 'LogData.Timestamps holds no time', 'LogData.Timestamps');
  const when = parseEpoch(seconds * 1_000);
  if ('fault' in when)
    return rejected(when.fault.code, `LogData.Timestamps ${when.fault.reason}`, 'LogData.Timestamps');

  const name = component.text('AnalysisComponentName')?.replace(/^AMiner:\s*/i, '') || undefined;
  const message = component.text('Message');
  const log = textsOf(logData.value('RawLogData'), 16).join('\n');
  const description = safeText([message, log].filter(Boolean).join('\n'), 8_000).trim();
  const grade = BY_COMPONENT.get(type) ?? RARE;
  const learning = component.value('TrainingMode') === true;
  const confidence = numberOf(at(item, 'CountData', 'Confidence')) ?? numberOf(at(item, 'FrequencyData', 'Confidence'));
  const analyzer = textOf(at(item, 'AMiner', 'ID'), 256);
  const number = textOf(component.value('AnalysisComponentIdentifier'), 64);
  if (reader.rejection) return { rejection: reader.rejection };
  return {
    draft: {
      // The miner numbers nothing, and one component may report one line twice, with another value.
      externalId: `aminer:${recordHash(item)}`,
      kind: 'cyber',
      occurredAt: when.time,
      title: name ?? message ?? type,
      ...(description === '' ? {} : { description }),
      severity: Math.max(5, grade.severity - (learning ? WHILE_LEARNING : 0)),
      ...(confidence !== undefined && confidence >= 0 && confidence <= 1 ? { confidence } : {}),
      signature: ['aminer', type, number].filter(Boolean).join(':'),
      categories: [grade.category],
      entities: entitiesOf(component.object, log, analyzer),
      ...(analyzer === undefined ? {} : { analyzer }),
      attributes: {
        ...keep(component.object, ['AnalysisComponentType', 'AnalysisComponentName', 'Message', 'TrainingMode']),
        ...keep(component.object, ['AffectedLogAtomPaths', 'AffectedLogAtomValues', 'MissingCharacters']),
        ...keep(component.object, ['CriticalValue', 'ProbabilityThreshold', 'AnomalyScores']),
        ...keep(objectOf(logData.object), ['LogResources', 'LogLinesCount']),
        ...keep(item, ['CountData', 'FrequencyData']),
      },
    },
  };
}

/** The machine whose log it is, the client that an Apache log names, and addresses found new or rare by themselves. */
function entitiesOf(component: JsonObject, log: string, analyzer: string | undefined): EntityRef[] {
  const list = new EntityList();
  const head = log.slice(0, 1_024);
  list.add('ip', (ACCESS_LOG.exec(head) ?? ERROR_LOG.exec(head))?.[1], 'source');
  const machine = list.entities.length > 0 ? 'target' : 'subject';
  if (analyzer !== undefined) list.add(isIP(analyzer) === 0 ? 'host' : 'ip', analyzer, machine);
  const values = component['AffectedLogAtomValues'];
  if (Array.isArray(values)) for (const value of values.slice(0, 16)) list.add('ip', value, 'subject');
  return list.entities;
}

function firstOf(value: Json | undefined): Json | undefined {
  return Array.isArray(value) ? value[0] : value;
}
