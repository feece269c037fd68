import { describe, expect, it } from 'vitest'
import { spreadsheet } from '@/components/demo/spreadsheet'

describe('spreadsheet', () => {
  it('quotes what has commas, quotes or line breaks, and begins with a byte order mark', () => {
    expect(
      spreadsheet([
        ['file', 'p'],
        ['a,b "c".jpg', 0.5],
      ]),
    ).toBe('\uFEFFfile,p\r\n"a,b ""c"".jpg",0.5\r\n')
  })
  it('writes no formula that a spreadsheet would run', () => {
    for (const start of ['=', '+', '-', '@']) {
      expect(spreadsheet([[`${start}cmd|' /C calc'!A0`]])).toContain(`'${start}cmd`)
    }
    expect(spreadsheet([[-1.5]])).toContain('-1.5')
  })
})
