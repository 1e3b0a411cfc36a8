import { compileMessage } from '@lingui/message-utils/compileMessage';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const PREFIX = 'virtual:locale/';
const FOLDER = fileURLToPath(new URL('../locales', import.meta.url));

/**
 * `locales/<language>/<screen>.json` hold ICU messages by id; `virtual:locale/<language>` is all of them. They are
 * compiled when the console is built, so that no parser of messages travels to the browser, and a message that is not
 * well formed fails the build with its file and id.
 */
export function compiledCatalogues(): Plugin {
  return {
    name: 'breakwater-catalogues',
    resolveId: (source) => (source.startsWith(PREFIX) ? `\0${source}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const folder = join(FOLDER, id.slice(PREFIX.length + 1));
      const files = readdirSync(folder).map((name) => join(folder, name));
      for (const file of files) this.addWatchFile(file);
      return `export default ${JSON.stringify(Object.assign({}, ...files.map(compiledFile)))}`;
    },
  };
}

function compiledFile(file: string): Record<string, unknown> {
  const messages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  return Object.fromEntries(Object.entries(messages).map(([id, text]) => [id, compiledMessage(file, id, text)]));
}

function compiledMessage(file: string, id: string, text: string): unknown {
  try {
    return compileMessage(text);
  } catch (error) {
    throw new Error(`${file}: the message ${id} is not well formed: ${String(error)}`, { cause: error });
  }
}
