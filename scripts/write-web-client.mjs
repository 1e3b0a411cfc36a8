import { readFile, writeFile } from 'node:fs/promises';
import openapi, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';

const root = new URL('../', import.meta.url);
const target = new URL('web/src/api/schema.d.ts', root);

/** The types of the console's client, from the checked-in description of the interface. */
export async function webClient() {
  const document = JSON.parse(await readFile(new URL('docs/openapi.json', root), 'utf8'));
  const text = `// Written by \`npm run web:client\` from docs/openapi.json.\n${astToString(await openapi(document))}`;
  const options = await resolveConfig(target);
  return format(text, { ...options, parser: 'typescript' });
}

if (process.argv[1] === new URL(import.meta.url).pathname) await writeFile(target, await webClient());
