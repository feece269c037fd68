import { Plane } from './plane'

export const plane = new Plane({ left: -5, right: 5, bottom: -1.4, top: 2.6, width: 600, height: 300 })
