import { describe, expect, it } from 'vitest'
import { readAs } from './reply.ts'

describe('the office', () => {
  it.each([
    ['sandhill clinic', 'Sandhill Clinic'], ['clinica santa rita', 'Clinica Santa Rita'], ['la clinica santa rita', 'Clinica Santa Rita'], ['Tidewater Womens Health', 'Tidewater Womens Health'], ['Penrose Foot & Ankle, P.C.', 'Penrose Foot & Ankle, P.C.'],
    ['my dentist dr patel', 'Dr. Patel'], ['it\'s called Harbor Point', 'Harbor Point'], ['i went to mercy hospital', 'Mercy Hospital'], ['st. mary\'s hospital', 'St. Mary\'s Hospital'], ['university of michigan health', 'University of Michigan Health'],
    ['cvs', 'CVS'], ['Mercy Hospital, 12 Oak St, Tampa FL', 'Mercy Hospital'], ['en el hospital san rafael', 'Hospital San Rafael'], ['mcallen heart hospital', 'McAllen Heart Hospital'], ['the Mayo Clinic', 'Mayo Clinic'],
    ['**Bold** [Clinic](javascript:alert(1))', '**Bold** [Clinic](javascript:alert(1))'], ['skip', 'declined'], ['idk', 'declined'],
  ])('%s', (said, value) => expect(readAs('provider', said)).toBe(value))
  it.each(['my old gyn', 'the spine doctor', 'mi doctor', 'my doctor', 'the hospital', 'my pcp'])('%s is no name yet', (said) => expect(readAs('provider', said)).toEqual({ problem: 'vague' }))
  it.each(['they wont answer', 'why do you need that', 'yes', 'hm ok', 'what if they just never answer, how long do they get', 'please just write it', 'cancel'])('not %s', (said) => expect(readAs('provider', said)).toEqual({ problem: 'unreadable' }))
})

describe('where it is', () => {
  it.each([
    ['norfolk virginia', 'Norfolk, Virginia'], ['Duluth MN', 'Duluth MN'], ['44 mill rd, paramus nj', '44 Mill Rd, Paramus NJ'], ['en Fresno', 'Fresno'], ['fax 555-123-4567', 'Fax 555-123-4567'], ['Provo', 'Provo'], ['idk', 'declined'], ['google it', 'declined'],
    ['9 Secor Rd, Toledo OH 43606', '9 Secor Rd, Toledo OH 43606'],
  ])('%s', (said, value) => expect(readAs('provider_contact', said)).toBe(value))
  it.each(['yes', 'can you find it?', 'they moved and never told me', 'last monday', 'el lunes pasado'])('not %s', (said) => expect(readAs('provider_contact', said)).toEqual({ problem: 'unreadable' }))
})

describe('how to reach the person', () => {
  it.each([
    ['gbo@example.org', 'gbo@example.org'], ['my email is a@b.com', 'a@b.com'], ['201-555-0172', '201-555-0172'], ['12 Elm Ct, Toledo OH 43607', '12 Elm Ct, Toledo OH 43607'], ['77 lake rd, erie pa 16501', '77 Lake Rd, Erie PA 16501'],
    ['no', 'declined'], ['none is safe', 'declined'], ['no se lo doy', 'declined'], ['skip', 'declined'],
  ])('%s', (said, value) => expect(readAs('contact', said)).toBe(value))
  it('an address spelled out is offered', () => expect(readAs('contact', 'maria at example dot com')).toEqual({ problem: 'vague', guess: 'maria@example.com' }))
  it.each(['a@b', 'call me', 'same as above', 'why?'])('not %s', (said) => expect(readAs('contact', said)).toEqual({ problem: 'unreadable' }))
  it('who else gets it', () => expect(readAs('recipient', 'to dr. mehta, 5 lake st, reno nv')).toBe('Dr. Mehta, 5 Lake St, Reno Nv'))
})

describe('the state', () => {
  it.each([
    ['VA', 'VA'], ['mn', 'MN'], ['california', 'CA'], ['me', 'ME'], ['ok', 'OK'], ['Duluth MN', 'MN'], ['norfolk virginia', 'VA'], ['washington dc', 'DC'], ['west virginia', 'WV'], ['pensylvania', 'PA'], ['i live in texas', 'TX'],
    ['nueva york', 'NY'], ['Portland, OR', 'OR'], ['kansas city mo', 'MO'], ['carolina del norte', 'NC'], ['d.c.', 'DC'], ['puerto rico', 'PR'], ['Washington, PA', 'PA'], ['skip', 'declined'],
  ])('%s', (said, value) => expect(readAs('state', said)).toBe(value))
  it.each([['chicago', 'IL'], ['moved from ohio to texas', 'TX']])('%s is asked about', (said, guess) => expect(readAs('state', said)).toEqual({ problem: 'vague', guess }))
  it.each(['canada', 'yes', 'it is for me', 'or what', 'why', 'tell me in a bit'])('not %s', (said) => expect(readAs('state', said)).toEqual({ problem: 'unreadable' }))
})
