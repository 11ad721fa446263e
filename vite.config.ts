import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** wasm threads need SharedArrayBuffer, which a page has only when it is cross-origin isolated. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export default defineConfig({
  plugins: [react()],
  worker: { format: 'es' },
  optimizeDeps: { exclude: ['onnxruntime-web'] },
  server: { headers: isolation, port: 5173 },
  preview: { headers: isolation, port: 4173, strictPort: true },
  build: { target: 'es2023', chunkSizeWarningLimit: 900, assetsInlineLimit: 0 },
  test: { include: ['test/unit/**/*.test.{ts,tsx}'], testTimeout: 60_000 },
});
