import { defineConfig } from '@playwright/test'
import { findBrowser, rootFlags } from './scripts/browser'

const port = Number(process.env['E2E_PORT'] ?? 4331)
/** The same site built for a sub-path, as a project site on a shared host has it. */
const subPath = { port: port + 1, base: '/some/where/', root: 'node_modules/.cache/site-under-sub-path' }
// Not `astro preview`: of that only one may run in a project, and a developer may have theirs open.
const serve = (folder: string, at: number) => `http-server ${folder} --port ${at} -c-1 --silent`
// Without these, Chromium calls home at start, which fails noisily on a closed network.
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
]
const browser = {
  executablePath: findBrowser(),
  args: [...quiet, ...rootFlags],
}
// A software GPU: the WebGPU path can be tested on machines without one.
const softwareGpu = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader']

export default defineConfig({
  testDir: './tests/e2e',
  outputDir: './test-results',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  retries: process.env['CI'] ? 1 : 0,
  reporter: [['list']],
  use: {
    baseURL: `http://localhost:${port}/`,
    locale: 'zh-CN',
    // Recording every test to throw almost all of it away takes as long as the tests themselves.
    trace: 'on-first-retry',
    // Tests that answer requests themselves would not see those that a service worker makes; its own tests allow it.
    serviceWorkers: 'block',
  },
  projects: [
    {
      name: 'desktop',
      testIgnore: ['**/*.webgpu.spec.ts', '**/*.phone.spec.ts', '**/*.subpath.spec.ts'],
      use: { viewport: { width: 1280, height: 860 }, launchOptions: browser },
    },
    {
      name: 'phone',
      testMatch: '**/*.phone.spec.ts',
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, launchOptions: browser },
    },
    {
      name: 'sub-path',
      testMatch: '**/*.subpath.spec.ts',
      use: {
        viewport: { width: 1280, height: 860 },
        baseURL: `http://localhost:${subPath.port}${subPath.base}`,
        launchOptions: browser,
      },
    },
    {
      name: 'webgpu',
      testMatch: '**/*.webgpu.spec.ts',
      // The emulated GPU needs about 15 s for its first answer with both cores to itself: one such test at a time.
      fullyParallel: false,
      timeout: 240_000,
      use: {
        viewport: { width: 1280, height: 860 },
        launchOptions: { ...browser, args: [...browser.args, ...softwareGpu] },
      },
    },
  ],
  webServer: [
    {
      command: serve('dist', port),
      url: `http://localhost:${port}/`,
      reuseExistingServer: false,
    },
    {
      command: `astro build --outDir ${subPath.root}${subPath.base} && ${serve(subPath.root, subPath.port)}`,
      env: { BASE_PATH: subPath.base, ASTRO_TELEMETRY_DISABLED: '1' },
      url: `http://localhost:${subPath.port}${subPath.base}`,
      reuseExistingServer: false,
      timeout: 180_000,
    },
  ],
})
