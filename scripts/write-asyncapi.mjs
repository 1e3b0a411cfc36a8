// Writes docs/asyncapi.json from the built sources: npm run build && node scripts/write-asyncapi.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { asyncapiDocument } from '../dist/src/live/asyncapi-document.js';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const target = new URL('../docs/asyncapi.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(asyncapiDocument(version), null, 2)}\n`);
