// @ts-check
import astro from 'eslint-plugin-astro'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

export default defineConfig(
  {
    ignores: [
      'dist/',
      '.astro/',
      'node_modules/',
      'public/',
      'training/',
      'test-results/',
      'playwright-report/',
    ],
  },
  ...tseslint.configs.strict,
  ...astro.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'no-console': ['error', { allow: ['warn', 'error'] }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['src/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['../../../*'], message: 'Use the alias "@/" instead of a long relative path.' },
          ],
        },
      ],
    },
  },
  {
    // Command-line programs talk to their user on standard output.
    files: ['scripts/**'],
    rules: { 'no-console': 'off' },
  },
  {
    // One direction only: these three import neither each other nor a component.
    files: ['src/search/**', 'src/classifier/**', 'src/maths/**', 'src/drawings/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '(^@/|/)(components|search|classifier|maths|drawings)/',
              message:
                'src/search, src/classifier, src/maths and src/drawings stay independent of each other and of components.',
            },
          ],
        },
      ],
    },
  },
)
