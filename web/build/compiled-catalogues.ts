import { compileMessage } from '@lingui/message-utils/compileMessage';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Plugin } from 'vite';

/**
 * `locales/*.json` holds ICU messages by id. They are compiled when the console is built, so that no parser of messages
 * travels to the browser, and a message that is not well formed fails the build with its language and id.
 */
export function compiledCatalogues(): Plugin {
  return {
    name: 'breakwater-catalogues',
    enforce: 'pre',
    load: {
      filter: { id: /\/locales\/[a-z-]+\.json$/ },
      handler(id) {
        const messages = JSON.parse(readFileSync(id, 'utf8')) as Record<string, string>;
        const compiled = Object.entries(messages).map(([key, text]) => [key, compiledMessage(basename(id), key, text)]);
        return { code: `export default ${JSON.stringify(Object.fromEntries(compiled))}`, moduleType: 'js' };
      },
    },
  };
}

function compiledMessage(file: string, key: string, text: string): unknown {
  try {
    return compileMessage(text);
  } catch (error) {
    throw new Error(`${file}: the message ${key} is not well formed: ${String(error)}`, { cause: error });
  }
}
