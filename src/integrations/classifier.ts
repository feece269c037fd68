import type { AstroIntegration } from 'astro'
import { runtimeFolder } from '../hosting/headers.ts'

/**
 * Settings that onnxruntime-web needs from the bundler. Its loader stays a file of its own beside the WebAssembly
 * binary (the condition below): bundled into our worker it could not start its threads, and the binary would be
 * published twice. The worker imports one of two builds when it knows the device, which only ES modules can do.
 * All of it lies below the demo page, where the page's headers and service worker reach it.
 */
export default function classifierRuntime(): AstroIntegration {
  return {
    name: 'classifier-runtime',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            worker: {
              format: 'es',
              rolldownOptions: {
                output: {
                  entryFileNames: `${runtimeFolder}/[name]-[hash].js`,
                  chunkFileNames: `${runtimeFolder}/[name]-[hash].js`,
                  assetFileNames: `${runtimeFolder}/[name]-[hash][extname]`,
                },
              },
            },
            plugins: [
              {
                name: 'classifier-runtime',
                // Only the browser's environment: Node resolves packages by conditions of its own.
                configEnvironment: (name: string) =>
                  name === 'client'
                    ? {
                        resolve: {
                          conditions: [
                            'onnxruntime-web-use-extern-wasm',
                            'module',
                            'browser',
                            'development|production',
                          ],
                        },
                        optimizeDeps: { exclude: ['onnxruntime-web'] },
                      }
                    : undefined,
              },
            ],
          },
        })
      },
    },
  }
}
