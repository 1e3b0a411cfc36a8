import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compiledCatalogues } from './build/compiled-catalogues.ts';
import { clippedLand } from './build/clipped-land.ts';
import { compressedFiles } from './build/compressed-files.ts';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The console, built into dist/web, from where the server serves it. `npm run build:web`. */
export default defineConfig({
  root: folder('.'),
  base: '/',
  plugins: [compiledCatalogues(), clippedLand(), compressedFiles()],
  build: {
    outDir: folder('../dist/web'),
    emptyOutDir: true,
    // The policy of the page lets in what this server serves and nothing that is written into the page.
    assetsInlineLimit: 0,
    manifest: 'manifest.json',
    sourcemap: false,
    target: 'es2023',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600,
    // Directives of server components mean nothing in a bundle for the browser.
    rolldownOptions: { onwarn: (warning, tell) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || tell(warning) },
  },
  server: {
    port: 5173,
    proxy: { '/api': 'http://127.0.0.1:8080', '/live': { target: 'ws://127.0.0.1:8080', ws: true } },
  },
});
