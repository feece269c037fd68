import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'

const programNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'msedge',
]
const fixedPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

const isRoot = process.getuid?.() === 0

/** What a browser must be started with by root, who may not use its sandbox. */
export const rootFlags: readonly string[] = isRoot ? ['--no-sandbox'] : []

/**
 * Path of a browser for the tests: `CHROME_PATH`, an installed Chromium or Chrome, Playwright's own
 * (downloaded when that is possible), or Debian's package when the user is root.
 *
 * @throws when none can be had; the message says what to install.
 */
export function findBrowser(): string {
  const named = process.env['CHROME_PATH']
  if (named) {
    if (existsSync(named)) return named
    throw new Error(
      `CHROME_PATH names ${named}, but there is no such file. Expected the path of a Chromium or Chrome.`,
    )
  }
  const found = installedBrowser() ?? downloadedBrowser() ?? debianBrowser()
  if (found) return found
  throw new Error(
    'The browser tests need Chromium or Chrome and found none. Install one ("npx playwright install chromium", or your system’s package), or set CHROME_PATH to its program.',
  )
}

function installedBrowser(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const onPath = programNames.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...onPath, ...fixedPlaces, playwrightPath()].find((path) => path !== '' && existsSync(path))
}

function playwrightPath(): string {
  try {
    return chromium.executablePath()
  } catch {
    return ''
  }
}

function downloadedBrowser(): string | undefined {
  console.error('No browser found; trying "npx playwright install chromium" …')
  const { status } = spawnSync('npx', ['playwright', 'install', 'chromium'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: 300_000,
    shell: process.platform === 'win32',
  })
  return status === 0 && existsSync(playwrightPath()) ? playwrightPath() : undefined
}

function debianBrowser(): string | undefined {
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return undefined
  console.error('Trying Debian’s package "chromium" …')
  const install = (parameters: string[]) =>
    spawnSync('apt-get', parameters, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 600_000 })
  install(['update'])
  install(['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'])
  return installedBrowser()
}

// `tsx scripts/browser.ts` prints the path, so that the tests can ask once before they start.
if (process.argv[1]?.endsWith('browser.ts')) {
  try {
    console.log(findBrowser())
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
