import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { runtimeFolder } from '../hosting/headers.ts'
import { trimmedBinary } from '../runtime/installed.ts'

/**
 * Settings that onnxruntime-web needs from the bundler. Its loader stays a file of its own beside the WebAssembly
 * binary (the condition below): bundled into our worker it could not start its threads, and the binary would be
 * published twice. The worker imports one of three builds when it knows the device, which only ES modules can do; the
 * trimmed one is made here. All of it lies below the demo page, where the page's headers and service worker reach it.
 */
export default function classifierRuntime(): AstroIntegration {
  return {
    name: 'classifier-runtime',
    hooks: {
      'astro:config:setup': async ({ config, updateConfig }) => {
        const folder = join(fileURLToPath(config.root), 'node_modules/.cache/trimmed-runtime')
        await writeTrimmed(folder)
        updateConfig({
          vite: {
            resolve: { alias: { '@trimmed-runtime': folder } },
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

/** Other builds of the site may be reading the file: it is there as a whole or not at all. */
async function writeTrimmed(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'ort-wasm-simd-threaded.trimmed.wasm')
  const unfinished = `${file}.${process.pid}`
  await writeFile(unfinished, trimmedBinary())
  await rename(unfinished, file)
}
