import type { Plugin } from 'vite';
import { SLASH_SCRIPT } from './slash.ts';

/** Puts the policy into the built page, for hosts that send no headers, and into the headers of `vite preview`. */
export function contentSecurityPolicy(policy: string): Plugin {
  return {
    name: 'content-security-policy',
    transformIndexHtml: {
      order: 'post',
      handler(html, { server }) {
        // In development vite's own client is an inline script.
        if (server !== undefined) return html;
        const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}" />`;
        // Before anything that it is about.
        return html.replace(
          '<meta charset="utf-8" />',
          `<meta charset="utf-8" />\n    ${meta}\n    <script>${SLASH_SCRIPT}</script>`,
        );
      },
    },
    configurePreviewServer(server) {
      server.middlewares.use((_request, response, next) => {
        response.setHeader('Content-Security-Policy', policy);
        next();
      });
    },
  };
}
