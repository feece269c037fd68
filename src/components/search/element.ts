/**
 * Makes an element from parts. Nothing that the reader typed or the index holds is ever read as HTML: texts become text nodes.
 *
 * @param className Its class, or an empty text.
 */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...parts: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const node = document.createElement(name)
  if (className) node.className = className
  node.append(...parts)
  return node
}
