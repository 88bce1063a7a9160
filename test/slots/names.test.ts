import { describe, expect, it } from 'vitest'
import { readAs } from './reply.ts'

describe('a name', () => {
  it.each([
    ['maría josé de la cruz lópez', 'María José de la Cruz López'], ['ike lundqvist', 'Ike Lundqvist'], ['fatima el-sayed', 'Fatima el-Sayed'], ['J.R. smith iii', 'J.R. Smith III'], ['j.r. smith', 'J.R. Smith'],
    ['mary mcdonald-o\'neil', 'Mary McDonald-O\'Neil'], ['sean o’malley', 'Sean O\'Malley'], ['d\'angelo russell', 'D\'Angelo Russell'], ['JOHN Q PUBLIC', 'John Q Public'], ['MARIA DE LOS ANGELES TORRES', 'Maria de los Angeles Torres'],
    ['Fatima el-Sayed', 'Fatima el-Sayed'], ['bell hooks', 'Bell Hooks'], ['Gwendolyn Bright-Osei', 'Gwendolyn Bright-Osei'], ['José Ortega y Gasset', 'José Ortega y Gasset'], ['lopez, maria', 'Maria Lopez'], ['de la rosa, juan', 'Juan de la Rosa'],
    ['john smith jr.', 'John Smith Jr.'], ['my name is john smith', 'John Smith'], ['it\'s Mary Ann', 'Mary Ann'], ['me llamo juan pérez garcía', 'Juan Pérez García'], ['name: ana diaz', 'Ana Diaz'],
    ['her name is bernadette szymanski', 'Bernadette Szymanski'], ['the patient is leo park.', 'Leo Park'], ['for my son leo park', 'Leo Park'], ['maria lopez, born 3/4/1980', 'Maria Lopez'], ['jose luis rodriguez, thanks', 'Jose Luis Rodriguez'],
    ['Nguyễn Thị Ánh', 'Nguyễn Thị Ánh'], ['王小明', '王小明'], ['Иван Петров', 'Иван Петров'], ['my linh tran', 'My Linh Tran'], ['will smith', 'Will Smith'], ['May Chen', 'May Chen'], ['robert "bob" smith', 'Robert "Bob" Smith'],
  ])('%s', (said, name) => expect(readAs('patient_name', said)).toBe(name))

  it.each(['maria', 'mcdonald', 'asdkjfh'])('%s alone is asked about', (said) => expect(readAs('patient_name', said)).toMatchObject({ problem: 'vague' }))

  it.each([
    'why do you need that', 'brb my kid is crying', 'hi im back where were we', '12345', 'hm ok', 'yes', 'me', 'myself', 'same as above', 'my mom', 'whatever the letter says', 'they just ignore me', 'no im not telling you',
    'i said no', 'cancel', 'go back', 'i want my chart', 'please just write it', 'what do i do', 'can i use my nickname?', 'john smith and mary smith', 'a@b.com', '<script>alert(1)</script>', '{{ law.access_days }} {% raw %}', 'no entiendo', '',
    'x '.repeat(10_000),
  ])('is not %s', (said) => {
    for (const kind of ['patient_name', 'requester_name'] as const) expect([{ problem: 'unreadable' }, 'declined']).toContainEqual(readAs(kind, said))
  })
})
