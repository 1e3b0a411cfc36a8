import type { Tlp } from '../../src/access/policy/marking.ts';
import type { PreparedReleaseDto, ReleaseDetailDto } from '../../src/sharing/release-view.dto.ts';
import type { TestApp } from './app.ts';
import type { TestPerson } from './people.ts';
import { sharedAlert, sharedCase } from './shared-case.ts';

export const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

/** Prepares and publishes a release of a case; to the nation of Singapore unless the command says otherwise. */
export async function publishCase(
  app: TestApp,
  by: TestPerson,
  caseId: string,
  command: Record<string, unknown> = {},
): Promise<ReleaseDetailDto> {
  const options = { token: by.token };
  const prepared = await app.post<PreparedReleaseDto>(
    '/api/v1/releases',
    {
      case: caseId,
      recipients: [{ kind: 'nation', nation: 'SG' }],
      selection: { case: ['title', 'site'], alerts: 'all', alertFields: ['title', 'sensor', 'position'], notes: 'all' },
      purpose: 'Joint watch',
      expiresAt: inDays(7),
      ...command,
    },
    options,
  );
  if (prepared.status !== 201) throw new Error(JSON.stringify(prepared.body));
  const { release, preview } = prepared.body;
  const { hash } = preview;
  const published = await app.post<ReleaseDetailDto>(`/api/v1/releases/${release.id}/publish`, { hash }, options);
  if (published.status !== 200) throw new Error(JSON.stringify(published.body));
  return published.body;
}

/** The same of a new case of one alert. */
export async function publishNew(
  app: TestApp,
  by: TestPerson,
  command: Record<string, unknown> = {},
  tlp: Tlp = 'AMBER',
): Promise<ReleaseDetailDto> {
  const caseId = await sharedCase(app.db, { tlp });
  await sharedAlert(app.db, caseId, { title: 'Port scan', tlp });
  return publishCase(app, by, caseId, command);
}
