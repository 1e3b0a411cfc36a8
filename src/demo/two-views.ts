import { Api } from '../client/api.ts';
import { isJsonObject, type Json, type JsonObject } from '../common/json.ts';
import type { DemoPerson } from './demo-people.ts';

/** Most alerts of a case that are printed. */
const SHOWN = 3;

/**
 * One person releases a case to another's nation, through the public interface, and both look at it: what is printed is
 * what the server answered each of them.
 * @returns Lines; none when there is no case to show yet.
 */
export async function twoViews(url: string, owner: DemoPerson, other: DemoPerson): Promise<string[]> {
  const [mine, theirs] = [new Api(url, owner.token), new Api(url, other.token)];
  const { items } = await mine.get('/api/v1/cases?site=KRPUS&order=priority&open=true&limit=1');
  const found = Array.isArray(items) && isJsonObject(items[0]) ? items[0] : undefined;
  if (!found) return [];
  const address = `/api/v1/cases/${text(found['id'])}`;
  const refused = await theirs.request('GET', address);
  const share = await releaseTo(mine, theirs, found, other.nation);
  return [
    `One case, two nations. ${owner.name} of ${owner.nation} sees:`,
    ...ownView(found, await mine.get(`${address}/alerts?limit=100`)),
    `${other.name} of ${other.nation} asks for the same case and gets ${refused.status}; ${owner.name} releases a part of it, ` +
      'sensors and internal addresses withheld, positions to 10 km, and then it is:',
    ...packageView(share),
  ];
}

async function releaseTo(mine: Api, theirs: Api, found: JsonObject, nation: string): Promise<JsonObject> {
  const before = new Set((await theirs.list('/api/v1/shared')).map(({ id }) => id));
  const { release, preview } = await mine.post('/api/v1/releases', {
    case: text(found['id']),
    recipients: [{ kind: 'nation', nation }],
    selection: {
      case: ['title', 'severity', 'kinds'],
      alerts: 'all',
      alertFields: ['title', 'severity', 'entities', 'position', 'sensor', 'reasons'],
    },
    redactions: { roundPositionsKm: 10, withholdSensors: true, removeInternalAddresses: true },
    purpose: 'To watch for the same at your port',
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  });
  const [id, hash] = [field(release, 'id'), field(preview, 'hash')];
  await mine.post(`/api/v1/releases/${text(id)}/publish`, { hash: hash ?? null });
  const fresh = (await theirs.list('/api/v1/shared')).find((share) => !before.has(share['id']));
  return theirs.get(`/api/v1/shared/${text(fresh?.['id'])}`);
}

function ownView(found: JsonObject, alerts: JsonObject): string[] {
  return [
    `  ${text(found['displayId'])} “${text(found['title'])}”, severity ${text(found['severity'])}, at ${text(field(found['site'], 'name'))}, TLP:${text(found['tlp'])}`,
    ...alertLines(alerts['items'], (alert) => `from ${text(field(alert['sensor'], 'code'))}`),
  ];
}

function packageView(share: JsonObject): string[] {
  const packed = isJsonObject(share['package']) ? share['package'] : {};
  const { case: told, alerts } = packed;
  return [
    `  “${text(field(told, 'title'))}”, severity ${text(field(told, 'severity'))}, TLP:${text(field(told, 'tlp'))}, for: ${text(share['purpose'])}`,
    ...alertLines(alerts, (alert) => `naming ${named(alert['entities'])}`),
  ];
}

function alertLines(value: Json | undefined, more: (alert: JsonObject) => string): string[] {
  const alerts = Array.isArray(value) ? value.filter(isJsonObject) : [];
  const lines = alerts.slice(0, SHOWN).map((alert) => `    “${text(alert['title'])}” ${more(alert)}`);
  return alerts.length > SHOWN ? [...lines, `    and ${alerts.length - SHOWN} more`] : lines;
}

function named(value: Json | undefined): string {
  const entities = Array.isArray(value) ? value.filter(isJsonObject) : [];
  return entities.length === 0 ? 'nothing' : entities.map((entity) => text(entity['value'])).join(', ');
}

function field(value: Json | undefined, name: string): Json | undefined {
  return isJsonObject(value) ? value[name] : undefined;
}

function text(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
