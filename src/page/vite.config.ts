import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { singleTemplate } from './build/single-template.js';

export default defineConfig(({ isSsrBuild }) => ({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: isSsrBuild ? [] : [singleTemplate()],
  ssr: { noExternal: true },
  build: {
    outDir: fileURLToPath(new URL('../../dist/page', import.meta.url)),
    // The compiler has left `data.js` and `single.js` there already.
    emptyOutDir: false,
    modulePreload: false,
    target: ['chrome123', 'firefox120', 'safari17.5'],
    rolldownOptions: {
      output: { entryFileNames: isSsrBuild ? '[name].js' : 'page.js', assetFileNames: 'page[extname]' },
    },
  },
}));
