import { basename, resolve } from 'node:path'
import { type Plugin, build } from 'esbuild'

/**
 * Bundles a script for the browser with what it imports from the site's code and from onnxruntime-web, whose loader
 * and binary stay files of their own, as on the site.
 *
 * @param folder Where the bundle is written, under the script's own name.
 * @param runtimeFiles Address of the folder from which the browser gets the files of onnxruntime-web.
 */
export async function bundleForBrowser(script: string, folder: string, runtimeFiles: string): Promise<void> {
  await build({
    entryPoints: [script],
    bundle: true,
    format: 'esm',
    outdir: folder,
    splitting: true,
    logLevel: 'error',
    plugins: [addressesOfFiles(runtimeFiles)],
    alias: { '@': resolve('src') },
    conditions: ['onnxruntime-web-use-extern-wasm', 'module'],
    external: ['fs', 'path', 'os', 'util', 'crypto', 'worker_threads', 'perf_hooks', 'module'],
  })
}

/** `import address from 'file?url'`, as Vite has it. */
const addressesOfFiles = (runtimeFiles: string): Plugin => ({
  name: 'addresses-of-files',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\?url$/ }, ({ path }) => ({ path, namespace: 'address' }))
    onLoad({ filter: /.*/, namespace: 'address' }, ({ path }) => ({
      contents: `${runtimeFiles}${basename(path, '?url')}`,
      loader: 'text',
    }))
  },
})
