import type { APIRoute, GetStaticPaths } from 'astro'
import { drawFlower, gallery, type FlowerParameters } from '@/drawings/flower'

/** Every drawing of the gallery as a file of its own. */
export const getStaticPaths = (() =>
  gallery.map(({ id, parameters }) => ({ params: { id }, props: { parameters } }))) satisfies GetStaticPaths

export const GET: APIRoute<{ parameters: FlowerParameters }> = ({ props }) =>
  new Response(drawFlower(props.parameters), { headers: { 'Content-Type': 'image/svg+xml' } })
