/**
 * Puts the site's base path in front of a site-absolute path, so that links work under a sub-path.
 *
 * @param path Site-absolute path such as `/faq/funding/`; anything else (`#id`, `https://…`) is returned as it is.
 */
export function withBase(path: string): string {
  if (!path.startsWith('/')) return path
  return `${import.meta.env.BASE_URL.replace(/\/$/, '')}${path}`
}
