import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: { chunkSizeWarningLimit: 600 }, // hls.js, which is loaded where a browser needs it
  server: { port: 5173, strictPort: true }, // the origin that ALLOWED_ORIGINS names
});
