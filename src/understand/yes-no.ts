import { isQuestion, wordsOf } from './text.ts'

export type Confirmation = 'yes' | 'no' | 'ask'

const YES = new Set(('y yes yep yeah yea yup ya k kk ok okay okey okie sure correct right good great perfect fine absolutely definitely exactly exact lgtm yessir approved agreed agree accept confirm '
  + 'confirmed continue proceed true awesome excellent nice cool alright accurate affirmative mhm mhmm aye totally yessir '
  + 'si sip simon sii siii dale correcto correcta claro perfecto perfecta bien adelante acuerdo hagalo hazlo bueno vale andale sip claro exacto exactamente listo lista orale va sale seguro acepto confirmo confirmado afirmativo efectivamente '
  + 'excelente cierto').split(' '))
const YES_PHRASES = /\b(?:go ahead|do it|send it|write it|looks? (?:ok|okay|fine|great|right|correct|perfect|good)|thats it|that is it|all set|of course|please do|for sure|you got it|sounds good|ready|as is|thumbs up|por supuesto|esta bien|asi es|todo bien|me parece bien|desde luego|como no|mandalo|escribela|esta todo|asi mero|go for it|ship it|print it|make (?:it|the letter|my letter)|create (?:it|the letter)|download(?: it)?|that works|works for me|close enough|uh huh|100|write the letter|haz la carta|hacer la carta|imprimela)\b/
const NOTHING_TO_CHANGE = /\b(?:no|nothing|without|dont|do not|sin|ningun|ninguna|ningunos|nada|not any|doesnt need|not need) (?:any )?(?:more )?(?:hay )?(?:que )?(?:changes?|corrections?|edits?|errors?|errores|mistakes?|problems?|issues?|complaints?|problemas?|cambios?|error|cambiar|corregir|wrong|to (?:change|fix|correct|add)|else|hay que cambiar|need to change|mal|falta|(?:le |les |lo |la |me )?cambi(?:es|e|o|ar) nada|change a thing|change anything)\b(?! (?:the|my|his|her|that|it|el|la|mi|su|los|las|a|to)\b)/
const WRONG = /\b(?:wrong|incorrect|mistakes?|errors?|typo|change|fix|edit|correct the|correct my|instead|isnt right|not right|almost|nearly|casi|false|falso|not correct|isnt correct|not good|not ok|not okay|not yet|not really|doesnt look right|not quite|not exactly|not accurate|misspelled|spelled|missing|should be|supposed to be|forgot|oops|incorrecto|incorrecta|mal|error|errores|equivocad[oa]s?|equivoque|cambiar?|cambie|cambia|corregir|corrige|corrija|falta|faltan|no es|no esta|no son|no fue|deberia|tiene que ser|arregla|not (?:my|me|mine|the|him|her)|isnt (?:my|me)|thats not)\b/
const NO = new Set(['n', 'no', 'nope', 'nah', 'naw', 'nop', 'noo', 'nooo', 'never', 'negative', 'nel', 'negativo', 'tampoco', 'jamas', 'nunca', 'dont', 'stop'])
const ASK = /\b(?:wait|hold on|hang on|hmm+|hm|idk|dont know|not sure|unsure|maybe|let me (?:check|see|think|look)|one (?:sec|second|minute|moment)|i think so|i guess|espera|espere|esperate|un momento|momento|no se|no estoy segur[oa]|quiza|quizas|tal vez|a lo mejor|dejame ver|dejeme ver|creo que si|no entiendo|dont understand)\b/

/** Reads the answer to "is this right?". `ask`: neither, or not surely; the bot asks again. Looks at 200 characters. */
export function readConfirm(said: string): Confirmation {
  if (/^\s*(?:👍|✅|👌|💯|☑|100 ?%)/u.test(said)) return 'yes'
  if (/^\s*(?:👎|❌|🚫)/u.test(said)) return 'no'
  const words = wordsOf(said, 200)
  const text = words.join(' ')
  if (/^(?:(?:yes|yeah|ok|okay|please|just|lets) )*(?:do it|go|go on|dale)(?: please| now| ahead)?$/.test(text)) return 'yes'
  if (!text || isQuestion(said) || /^(?:what|que|huh)$/.test(text)) return 'ask'
  if (/^(?:para nada|de ninguna manera|claro que no|no way|absolutely not|definitely not|of course not|por supuesto que no)\b/.test(text)) return 'no'
  if (/^(?:no me|not) (?:gusta|happy)\b/.test(text)) return 'no'
  const clean = text.replace(/\b(?:no problem|no hay problema|no prob|no worries|not bad|nothing wrong|isnt wrong|not wrong|no errors?)\b/g, 'yes')
  if (NOTHING_TO_CHANGE.test(clean)) return 'yes'
  if (readUnsure(said)) return 'ask'
  const rest = clean.split(' ').map((word) => (/^(?:y+e+s+|y+e+a+h*|y+a+s+|y+u+p+|s+i+)$/.test(word) ? 'yes' : word))
  const agrees = rest.some((w) => YES.has(w)) || YES_PHRASES.test(clean)
  if (WRONG.test(clean)) return /\b(?:wait|espera)\b/.test(clean) && !/\b(?:wrong|change|fix|mal|error|cambia)/.test(clean) ? 'ask' : 'no'
  if (NO.has(rest[0]!)) {
    if (rest.length === 1) return 'no'
    const after = rest.slice(1)
    if (after.every((w) => NO.has(w) || /^(?:thanks?|thank|you|gracias|sir|maam|senor|senora|please|way)$/.test(w))) return 'no'
    if (/\b(?:not|isnt|its not|arent|doesnt|never)\b/.test(clean)) return 'no'
    if (after.some((w) => /^(?:good|fine|great|perfect|correct|right|bien|perfecto|correcto)$/.test(w))) return 'yes'
    return after.some((w) => YES.has(w)) && after.length <= 2 ? 'ask' : 'no'
  }
  if (ASK.test(clean) || rest.slice(1).some((w) => /^(?:no|nope|nah)$/.test(w))) return 'ask'
  if (/\bbut\b|\bpero\b|\bexcept\b|\bexcepto\b|\bmenos\b/.test(clean)) return agrees || /^(?:all|everything|its all|todo)\b/.test(clean) ? 'no' : 'ask'
  return agrees && rest.length <= 12 && !/\b(?:not|isnt)\b/.test(clean) ? 'yes' : 'ask'
}

const UNSURE = /^(?:(?:i |im |i am |well |um |hm+ |yo |pues |la verdad )*)(?:dont know|do not know|dunno|idk|not sure|unsure|no idea|have no idea|havent (?:a clue|any idea)|no clue|wouldnt know|how (?:would|should) i know|couldnt tell you|cant tell|cannot tell|they (?:didnt|never|wont|dont) (?:say|tell)|nobody (?:said|told)|dont remember|cant remember|cant say|maybe|perhaps|uncertain|no se|no lo se|no sabria decir\w*|no me (?:dijeron|han dicho)|no estoy segur[oa]|ni idea|no tengo idea|quien sabe|quiza|quizas|tal vez|no recuerdo|no me acuerdo|puede ser|depende)\b/

const PLAIN_YES = /^(?:yes|yeah|yep|ok|okay|sure|si|claro)(?: (?:please|it may|thanks|thank you|por favor|puede|gracias))?$/

/** Whether the words say yes and nothing else, for what wants more than a nod in passing. */
export const isPlainYes = (said: string): boolean => said.length <= 40 && PLAIN_YES.test(wordsOf(said).join(' '))

/** Whether the answer is "I do not know". Looks at 120 characters. */
export const readUnsure = (said: string): boolean => said.length <= 120 && UNSURE.test(wordsOf(said).join(' '))

const ORDER = /^(?:(?:yes|yeah|ok|okay|please|just|then|so|lets|sure|now|si|pues|por favor|ya|bueno|entonces|mejor) )*(?:can you |could you |puede |puedes )?(?:write|draft|make|do|start|send|create|prepare|escrib\w+|hag\w+|haz\w*|redact\w+|prepar\w+|mand\w+)(?: (?:me|it|the|a|my|that|one|la|una|mi|esa|carta|letter|request|solicitud))*(?: (?:please|now|then|already|for me|por favor|ya))*$/

/** Whether a short message asks for the letter to be written and says nothing else: "ok write it", "sí, escríbala". Looks at 60 characters. */
export const ordersLetter = (said: string): boolean => said.length <= 60 && ORDER.test(wordsOf(said).join(' '))
