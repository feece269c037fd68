import type { AstroIntegration } from 'astro'
import mermaid from 'astro-mermaid'

/**
 * astro-mermaid without the style element that its script puts into every page: the content security policy of pages
 * without a diagram has no room for it, and `src/styles/prose.css` says how diagrams look.
 */
export default function diagrams(options: Parameters<typeof mermaid>[0]): AstroIntegration {
  const integration = mermaid(options)
  const setup = integration.hooks['astro:config:setup']
  if (!setup)
    throw new Error('astro-mermaid has no hook astro:config:setup any more; look at what replaced it.')
  return {
    ...integration,
    hooks: {
      ...integration.hooks,
      'astro:config:setup': (parameters) =>
        setup({
          ...parameters,
          injectScript: (stage, script) => {
            if (!script.includes("document.createElement('style')")) parameters.injectScript(stage, script)
          },
        }),
    },
  }
}
