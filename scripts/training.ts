/**
 * Runs the Python project in `training/` from npm, inside its own virtual environment.
 *
 *     npm run training:setup           creates training/.venv from the lock file
 *     npm run train -- [--data DIR]    trains, evaluates and exports the model
 *     npm run test:training            Ruff and pytest; says so and passes when there is no environment
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

const folder = join(import.meta.dirname, '..', 'training')
const windows = process.platform === 'win32'
const environment = join(folder, '.venv')
const python = join(environment, windows ? 'Scripts/python.exe' : 'bin/python')

function run(program: string, parameters: string[]): void {
  const { status, error } = spawnSync(program, parameters, { cwd: folder, stdio: 'inherit' })
  if (error) throw new Error(`Could not start ${program}: ${error.message}`)
  if (status !== 0) process.exit(status ?? 1)
}

function setUp(): void {
  const systemPython = process.env['PYTHON'] ?? (windows ? 'python' : 'python3')
  const version = spawnSync(systemPython, ['-c', 'import sys; print(sys.version_info >= (3, 11))'], {
    encoding: 'utf8',
  })
  if (version.stdout?.trim() !== 'True') {
    console.error('The training code needs Python 3.11 or newer. Install it, or set PYTHON to its program.')
    process.exit(1)
  }
  if (!existsSync(python)) run(systemPython, ['-m', 'venv', environment])
  run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', 'requirements.lock'])
}

/** npm runs scripts in the project's folder; a path is meant from where the user is. */
function fromCaller(argument: string, index: number, all: string[]): string {
  const isPath = ['--data', '--run'].includes(all[index - 1] ?? '')
  return isPath ? resolve(process.env['INIT_CWD'] ?? '.', argument) : argument
}

const [command, ...rest] = process.argv.slice(2)
switch (command) {
  case 'setup':
    setUp()
    break
  case 'train':
    if (!existsSync(python)) setUp()
    run(python, ['-m', 'flowers', 'all', ...rest.map(fromCaller)])
    break
  case 'test':
    if (!existsSync(python)) {
      console.warn(
        'Skipped the checks of the training code: run "npm run training:setup" first (Python 3.11, 1.5 GB).',
      )
      break
    }
    run(python, ['-m', 'ruff', 'check', '.'])
    run(python, ['-m', 'ruff', 'format', '--check', '.'])
    run(python, ['-m', 'pytest', '-q'])
    break
  default:
    console.error(`Unknown command "${command ?? ''}". Expected setup, train or test.`)
    process.exitCode = 1
}
