import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/**
 * What must be known before the first line is painted: the theme the reader chose, that nothing answers yet (`still`),
 * and whether the address asks for something else than Today, which stands in the file drawn already (`elsewhere`).
 */
const early = [
  "const page=document.documentElement;page.classList.add('still');",
  "try{page.dataset.theme=localStorage.getItem('parley-theme')||'auto'}catch{}",
  "if(!/^(#\\/?(today)?)?$/.test(location.hash.split('?')[0]))page.classList.add('elsewhere')",
].join('');

/**
 * Writes `single.html` beside `index.html`: the same page with scripts and style inside it. Its policy lets exactly
 * these run and nothing else, so that whatever a report's text holds can neither run nor ask the network.
 */
export function singleTemplate(): Plugin {
  return {
    name: 'parley-single-template',
    enforce: 'post',
    generateBundle(_options, bundle) {
      let script = '';
      let style = '';
      let page = '';
      for (const output of Object.values(bundle)) {
        if (output.type === 'chunk') script += output.code;
        else if (output.fileName.endsWith('.css')) style += textOf(output.source);
        else if (output.fileName === 'index.html') page = textOf(output.source);
      }
      const code = script.replace(/<(?=\/script|!--)/gi, '\\x3c');
      const policy = [
        "default-src 'none'",
        `script-src '${hashOf(early)}' '${hashOf(code)}'`,
        `style-src '${hashOf(style)}'`,
        'img-src data:',
        "base-uri 'none'",
        "form-action 'none'",
      ].join('; ');
      const source = page
        .replace(/<script[^>]*src=[^>]*><\/script>\s*/g, '')
        .replace(/<link[^>]*rel="stylesheet"[^>]*>\s*/g, '')
        .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>\s*/g, '')
        .replace(
          /(<meta charset="[^"]*"\s*\/?>)/,
          () => `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">`,
        )
        .replace('</head>', () => `<style>${style}</style><script>${early}</script></head>`)
        // Script last: the data blocks before it are there when it runs.
        .replace('</body>', () => `<!--parley:data--><script type="module">${code}</script></body>`);
      this.emitFile({ type: 'asset', fileName: 'single.html', source });
    },
  };
}

const textOf = (source: string | Uint8Array): string =>
  typeof source === 'string' ? source : new TextDecoder().decode(source);

const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;
