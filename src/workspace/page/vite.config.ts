import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
// While the page is being written, Vite serves it and hands the rest to a workspace that runs beside it.
const workspace = process.env.WORKSPACE_URL ?? 'http://127.0.0.1:7140';
const handed = { target: workspace, changeOrigin: true, headers: { origin: workspace } };

// biome-ignore lint/style/noDefaultExport: Vite reads the default export.
export default defineConfig({
  root: folder('.'),
  cacheDir: folder('../../../node_modules/.vite'),
  plugins: [react()],
  build: { outDir: folder('../../../dist/page'), emptyOutDir: true, chunkSizeWarningLimit: 2_000 },
  server: { proxy: { '/control': handed, '/avatars': handed, '/files-pri': handed } },
});
