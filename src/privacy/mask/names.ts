import type { LocaleDefinition } from '@faker-js/faker'

/** Names that are words of every as well, beside those of the package; only those that people write about their records. */
const WORDS_TOO = `page case cash art rich mark sue will may young law grant bill pat rob rose grace hope faith joy love gay glad candy honey hunt hunter king knight bishop pope prince price sharp swift bell wood woods
 waters best day english field fields house nieto powers short strong wells black white brown green gray grey cook dawn crystal olive sandy sky summer winter sunny angel cruz mercedes dolores consuelo pilar esperanza socorro refugio rosario milagros victoria gloria estrella leon franco cortes bravo leal reyes flores
rios campos torres castillo guerra moreno rubio calvo delgado domingo santos ventura salvador justo soledad remedios amparo perla concepcion luna sol cielo paloma bond booth bush carpenter cole cross dean farmer fisher flowers forest frost gold golden hale
hall hart holiday jolly kay keys kit lamb lord love major mason mayor merry miller mills moody moon noble park paul peace pepper piper poe pool porter potter ray reed rice rivers river robin rock rush sage
savage shepherd long silver singer star sun temple tucker valentine vine walker ward weaver webb west wild wise wolf worth wright drew chase wade chance chuck dick frank guy jack jay john josh lee
max mike miles nick peg penny rod roman rusty skip terry tom tony wayne woody christian church blessing comfort precious patience prudence temperance mercy charity destiny harmony melody genesis nevaeh heaven journey royal legend justice messiah
chuy lupe nacho concha pepe paco beto memo lalo toño chela chayo tere lola nena nene guero flaco gordo luz paz sofia salud reina rey dulce alma linda bella blanca celeste clara aurora iris jen al ed jo ty bo mo meg deb val vic sid ned ted kim kris tim jim ben sam dan don ron ken`

/** Given names and surnames as people in the United States have them, in lower case, without accents, each part by itself. Loads 2 MB of lists: call it once. */
export async function loadNames(): Promise<Set<string>> {
  const lists = await Promise.all([
    import('@faker-js/faker/locale/en'), import('@faker-js/faker/locale/en_IN'), import('@faker-js/faker/locale/en_NG'), import('@faker-js/faker/locale/en_GH'),
    import('@faker-js/faker/locale/en_HK'), import('@faker-js/faker/locale/es'), import('@faker-js/faker/locale/es_MX'), import('@faker-js/faker/locale/pt_BR'), import('@faker-js/faker/locale/fr'), import('@faker-js/faker/locale/vi'),
  ])
  return new Set([...WORDS_TOO.split(/\s+/).map(plain), ...lists.flatMap(({ faker }) => namesOf(faker.rawDefinitions))])
}

function namesOf({ person }: LocaleDefinition): string[] {
  const entries = [person?.first_name, person?.last_name].flatMap((kinds) => Object.values(kinds ?? {})).flat()
  return entries.flatMap((name) => (typeof name === 'string' ? plain(name).split(/[^a-z]+/) : [])).filter(({ length }) => length > 1)
}

const plain = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').replaceAll('ø', 'o').replaceAll('ł', 'l')
