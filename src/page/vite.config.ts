import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { singleTemplate } from './build/single-template.js';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [singleTemplate()],
  build: {
    outDir: fileURLToPath(new URL('../../dist/page', import.meta.url)),
    // The compiler has left `data.js` and `single.js` there already.
    emptyOutDir: false,
    modulePreload: false,
    target: ['chrome123', 'firefox120', 'safari17.5'],
    rolldownOptions: {
      output: { entryFileNames: 'page.js', assetFileNames: 'page[extname]' },
    },
  },
});
