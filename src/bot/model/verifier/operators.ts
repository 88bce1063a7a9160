import type { Language } from '../../../knowledge/schema.ts'

/** Small words that decide what a sentence claims, folded (no accents, small letters). A word in none of these lists is content. */
export interface Operators {
  negations: ReadonlySet<string>
  /** They bind: what they bind to may not lose an "or". */
  duties: ReadonlySet<string>
  /** They allow: of several things that are allowed, one may be named. */
  leaves: ReadonlySet<string>
  /** They shut out all else: nothing beside them may be left out. */
  limits: ReadonlySet<string>
  /** They open a condition, a time or a reason. */
  conditions: ReadonlySet<string>
  /** They say how far a claim goes. */
  hedges: ReadonlySet<string>
  /** Say nothing and may come or go. */
  light: ReadonlySet<string>
  /** May go at either end of a clause, but not come. */
  loose: ReadonlySet<string>
  /** Phrases that may stand before a clause. */
  openings: readonly (readonly string[])[]
  /** Point at something before them: mostly out of the sentence, or at what the sentence named if it named anything. */
  pointers: ReadonlySet<string>
  pronouns: ReadonlySet<string>
  /** A sentence that opens so takes something back from the one before it. */
  takesBack: readonly string[]
  /** People who may act or be acted on: alone they are no part of a sentence. */
  actors: ReadonlySet<string>
  /** Those that stand before a verb. */
  subjects: ReadonlySet<string>
  /** Who "they" may be named as. */
  offices: ReadonlySet<string>
  /** Who "the patient" may be named as. */
  family: ReadonlySet<string>
  /** What may be said to be somebody's. */
  records: ReadonlySet<string>
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const phrases = (text: string): readonly (readonly string[])[] => text.split(', ').map((phrase) => phrase.split(' '))

const EN: Operators = {
  negations: set('not no never nor neither none nobody nothing without cannot'),
  duties: set('must should have has had need needs owe owes required requires shall will would promise promises ought'),
  leaves: set('may can could might'),
  limits: set('only just unless except until solely alone'),
  conditions: set('if unless when until while before after once because since though although whether where whoever whatever as than'),
  hedges: set('often mostly usually sometimes always many most some likely free right allowed illegal forbidden first last least more less up still even too rarely'),
  light: set('a an the do does also still too your'),
  loose: set('so then there itself'),
  openings: phrases('so, and, but, and so, that means, this means, which means, so that means, in short, in your case, in other words, here, also, still, even so, then, yet, but still, and also'),
  pointers: set('this these those such one ones that then neither nor another same either both each there'),
  pronouns: set('it its he she him her them'),
  takesBack: ['only', 'but', 'unless', 'except', 'then only', 'even'],
  actors: set('i we us our you your yours they them their it he she patient office provider hospital clinic doctor'),
  subjects: set('i we you they it he she'),
  offices: set('office clinic hospital practice doctor provider'),
  family: set('mother mom mum father dad son daughter wife husband spouse brother sister grandmother grandfather grandma grandpa aunt uncle parent'),
  records: set('record records chart charts file files notes copy images results report request letter'),
}

const ES: Operators = {
  negations: set('no ni nunca jamas nadie nada ningun ninguna ninguno ningunos ningunas tampoco sin'),
  duties: set('debe deben debio debieron debia debian deberia deberian tiene tienen tuvo tenia tenian hay habia falta necesita necesitan obliga obligan exige exigen promete prometio toca'),
  leaves: set('puede pueden podria podrian podia pudo pueda puedan'),
  limits: set('solo unicamente salvo excepto menos hasta apenas'),
  conditions: set('si cuando mientras hasta antes despues aunque porque salvo donde desde segun como que quien para pues'),
  hedges: set('siempre casi veces quiza quizas muchas muchos algunos algunas pocas pocos probable gratis derecho mas menos aun ya todavia sí mejor primero ultimo igual'),
  light: set('el la los las un una unos unas su sus tambien'),
  loose: set('entonces alli ahi ahora'),
  openings: phrases('asi que, entonces, o sea, es decir, en su caso, en resumen, y, pero, aqui, aun asi, eso significa que, esto significa que, eso quiere decir que, esto quiere decir que, por eso'),
  pointers: set('eso esa ese esos esas esto esta este estas estos asi entonces alli ahi tampoco otra otro ambos ninguno ninguna'),
  pronouns: set('lo ella ellas ello suyo suya suyos misma mismo'),
  takesBack: ['solo', 'pero', 'salvo', 'para eso', 'no obstante', 'aun asi', 'sí'],
  actors: set('yo nosotros usted ustedes le les se me nos ellos paciente oficina proveedor hospital clinica medico doctor doctora'),
  subjects: set('yo nosotros usted ustedes ellos ellas'),
  offices: set('oficina clinica hospital consultorio doctor doctora medico proveedor'),
  family: set('madre mama padre papa hijo hija esposa esposo hermana hermano abuela abuelo tia tio'),
  records: set('hojas registros expediente expedientes archivo archivos notas copia imagenes resultados informe solicitud carta'),
}

export const OPERATORS: Readonly<Record<Language, Operators>> = { en: EN, es: ES }
