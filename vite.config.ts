import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const server = process.env['ANTEROOM_DEV_SERVER'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: here('src/web'),
  publicDir: here('src/web/public'),
  cacheDir: here('.cache/vite'),
  plugins: [react()],
  // The server replaces this word by a fresh nonce in every answer.
  html: { cspNonce: '__NONCE__' },
  build: {
    outDir: here('dist/web'),
    emptyOutDir: true,
    sourcemap: false,
    target: 'es2023',
    // Inlined fonts and pictures would need data: in the security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  server: {
    port: 5173,
    strictPort: false,
    proxy: { '/api': { target: server, ws: true, changeOrigin: false } },
  },
});
