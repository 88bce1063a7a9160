import { describe, expect, it } from 'vitest'
import { COMMANDS, declines, readCommand } from '../../src/understand/commands.ts'
import { readConfirm, readUnsure } from '../../src/understand/yes-no.ts'

describe('is this right?', () => {
  it.each([
    'yes', 'y', 'k', 'ok', 'YES!!!', 'yessss', 'looks good', 'lgtm', 'sure', 'no changes', 'nothing to change', 'don\'t change anything', 'no problem', 'ok now its good', 'no its fine', 'nope all good', 'no, todo está bien', 'yes continue', 'yes send it',
    'please just write it', 'do it', 'everything is right', 'correct', '👍', '100%', 'uh huh', 'yes its safe only i read it', 'si', 'sí', 'simón', 'dale', 'correcto', 'está bien', 'así es', 'claro que sí', 'no hay cambios', 'nada que cambiar',
    'no le cambies nada', 'perfecto gracias', 'asi mero',
  ])('yes: %s', (said) => expect(readConfirm(said)).toBe('yes'))
  it.each([
    'no', 'n', 'nope', 'nah thats wrong', 'no, the years are wrong, its 2018 to 2021', 'not quite', 'the name is wrong', 'change the date', 'yes but change the date', 'almost right', 'everything except my name', 'thats not my name', 'incorrect', 'fix it',
    'no thank you', 'no wait', 'not really', 'para nada', 'no está bien', 'está mal', 'si pero el nombre está mal', 'quiero cambiar algo', 'no, falta mi apellido', 'nel', 'claro que no', '👎', 'no change the date', 'no my husband reads that', 'never mind nothing',
  ])('no: %s', (said) => expect(readConfirm(said)).toBe('no'))
  it.each(['wait', 'hold on', 'hmm', 'idk', 'not sure', 'im not sure', 'no sé', 'maybe', 'i guess', 'is this right?', 'can i change it later?', 'do i have to tell them why i want it?', 'what', 'yes no', 'espera', '', '...', 'mercy clinic'])(
    'neither: %s', (said) => expect(readConfirm(said)).toBe('ask'))
  it.each([['I do not know', true], ['idk', true], ['no lo sé', true], ['im not sure', true], ['sure', false], ['no', false], ['yes i know', false]])('unsure: %s %s', (said, unsure) => expect(readUnsure(said)).toBe(unsure))
})

const EACH = [
  'what is my next step',
  'help', 'ayuda', 'back', 'atrás', 'skip', 'omitir', 'why', 'para qué', 'review', 'revisar', 'restart', 'reiniciar', 'cancel', 'cancelar', 'hide', 'ocultar', 'erase everything', 'borrar todo', 'save', 'guardar', 'privacy', 'privacidad',
  'resume', 'continuar', 'more', 'más', 'english', 'español', 'reminder', 'recordatorio', 'no more reminders', 'no más recordatorios',
  'use the model', 'usa el modelo', 'stop the model', 'apaga el modelo',
]

describe('commands', () => {
  it.each([
    ['cancel', 'cancel'], ['nevermind', 'cancel'], ['stop this please', 'cancel'], ['ok stop', 'cancel'], ['olvídalo', 'cancel'], ['quiero cancelar', 'cancel'], ['cancelar', 'cancel'], ['go back', 'back'], ['can we go back', 'back'], ['regresar', 'back'],
    ['help', 'help'], ['what do you mean', 'help'], ['?', 'help'], ['no entiendo', 'help'], ['repeat the question', 'help'], ['why do you need that', 'why'], ['¿por qué?', 'why'], ['do i have to answer', 'why'], ['skip', 'skip'], ['omitir', 'skip'],
    ['review', 'review'], ['show me what you have so far', 'review'], ['start over', 'start-over'], ['empezar de nuevo', 'start-over'], ['quick exit', 'quick-exit'], ['salir rápido', 'quick-exit'], ['borra mis datos', 'delete'], ['delete my data', 'delete'],
    ['save', 'save'], ['brb my kid is crying', 'save'], ['gotta go', 'save'], ['ahorita vuelvo', 'save'], ['privacy', 'privacy'], ['what do you do with my data', 'privacy'], ['hi im back where were we', 'resume'], ['ya volví', 'resume'], ['more', 'more'], ['now what', 'next-step'], ['¿y ahora qué?', 'next-step'],
    ['dime más', 'more'], ['english please', 'language-en'], ['en español por favor', 'language-es'], ['Go back please!', 'back'], ['no, cancel', 'cancel'],
    ['remind me', 'remind'], ['can you remind me please', 'remind'], ['remind me when they have to answer', 'remind'], ['remind me to call them on friday', 'remind'], ['set a reminder', 'remind'], ['recuérdeme', 'remind'], ['¿me puede recordar?', 'remind'], ['recuérdame el día que se vence', 'remind'], ['avíseme cuando sea el último día', 'remind'],
    ['use AI please', 'model-on'], ['turn off the model', 'model-off'], ['no AI', 'model-off'], ['sin IA por favor', 'model-off'],
    ['stop reminders', 'stop-reminders'], ['please stop reminding me', 'stop-reminders'], ['don\'t remind me', 'stop-reminders'], ['no me recuerde más', 'stop-reminders'], ['ya no quiero recordatorios', 'stop-reminders'],
  ])('%s is %s', (said, command) => expect(readCommand(said)).toBe(command))
  it.each([
    'cancel my appointment', 'they said skip the form', 'i went back to the doctor', 'they told me to stop', 'delete all my therapy files, i dont want anybody to have them', 'doctor refused. help', 'dont cancel', 'i have to go to court next week can they',
    'the review', 'my back', 'yes', 'no', 'wait', 'can they delete my records', 'demand a review, thats my right isnt it', 'no go on', 'hello', '', 'help me write the letter', 'i need more time to pay', 'skip the hospital, go to the clinic', 'remind me what that is', 'can you remind me what you said', 'recuérdeme qué me dijeron', 'they sent me a reminder about my bill', 'no recuerdo', 'the nurse had to remind me', 'x'.repeat(20_000),
  ])('not in %s', (said) => expect(readCommand(said)).toBeUndefined())
  it('has words for each in both languages', () => expect(new Set(EACH.map(readCommand))).toEqual(new Set(COMMANDS)))
})

describe('declining', () => {
  it.each(['skip', 'skip it', 'idk', 'i dont remember', 'i\'d rather not say', 'prefer not to say', 'none of your business', 'no se la doy', 'no quiero dar esa información', 'prefiero no decir', 'no me acuerdo', 'n/a', 'i dont know the name', 'i am not giving my name'])(
    '%s', (said) => expect(declines(said)).toBe(true))
  it.each(['no', 'yes', '3/4/80', 'i dont know maybe 2019', 'mercy clinic', 'not mine, my sons', 'private practice of dr lee'])('not %s', (said) => expect(declines(said)).toBe(false))
})
