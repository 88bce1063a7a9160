import type { Language } from '../../../../src/knowledge/schema.ts'

/** What a person typed, and the same tidied. */
export interface Story { language: Language; typed: string; tidied: string }

const of = (language: Language) => ([typed, tidied]: readonly [string, string]): Story => ({ language, typed, tidied })

export const GOOD_STORIES: readonly Story[] = [
  ...([
    ['i asked for my records on march 3 and they said no because i owe them 240 dollars', 'I asked for my records on March 3 and they said no because I owe them 240 dollars.'],
    ['I called the clinic 4 times. nobody called me back. im so tired.', 'I called the clinic 4 times. Nobody called me back.'],
    ['they dont want to give me my moms chart , she died in june', 'They do not want to give me my mom\'s chart. She died in June.'],
    ['um so i went there in person and they they told me to come back tomorrow', 'I went there in person and they told me to come back tomorrow.'],
    ['the receptionist was very rude, she said i cant have the xrays', 'The receptionist was rude. She said I cannot have the xrays.'],
    ['I recieved a letter on 5/12/2025 that says my request is denyed', 'I received a letter on 5/12/2025 that says my request is denied.'],
    ['They sent me the wrong file twice!! I never got the MRI.', 'They sent me the wrong file twice. I never got the MRI.'],
    ['my son has a siezure problem and the new doctor needs the records by friday', 'My son has a seizure problem and the new doctor needs the records by Friday.'],
    ['I signed there form on May 1st and heard nothing since then', 'I signed there form on May 1st and heard nothing since then.'],
    ['they want $75 for the copies and i cant pay that', 'They want $75 for the copies and I cannot pay that.'],
    ['I was in the hospital from Jan 4 to Jan 9, 2024. I asked for everything. They gave me 3 pages.', 'I was in the hospital from Jan 4 to Jan 9, 2024. I asked for everything. They gave me 3 pages.'],
    ['the nurse told me that the docter doesnt want me to see his notes', 'The nurse told me that the doctor does not want me to see his notes.'],
    ['ive been a patient there for 12 years and now they act like they dont know me', 'I have been a patient there for 12 years and now they act like they do not know me.'],
    ['honestly i just want my lab results i need them for my surgery', 'I just want my lab results. I need them for my surgery.'],
    ['They said its their policy not to email records. They said I have to come in. I am in a wheelchair.', 'They said it is their policy not to email records. They said I have to come in. I am in a wheelchair.'],
    ['no answer after 45 days, i faxed the request 2 times', 'No answer after 45 days. I faxed the request 2 times.'],
    ['I think they lost my file but they wont say it', 'I think they lost my file, but they will not say it.'],
    ['they gave the records to my ex husband without asking me', 'They gave the records to my ex husband without asking me.'],
    ['My psychiatrist said that reading the notes would upset me. I am an adult!', 'My psychiatrist said that reading the notes would upset me. I am an adult.'],
    ['the office closed last year and the phone is disconected', 'The office closed last year and the phone is disconnected.'],
  ] as const).map(of('en')),
  ...([
    ['pedi mi expediente el 3 de marzo y me dijeron que no porque debo 240 dolares', 'Pedí mi expediente el 3 de marzo y me dijeron que no porque debo 240 dólares.'],
    ['llame 4 veces a la clinica. nadie me contesta.', 'Llamé 4 veces a la clínica. Nadie me contesta.'],
    ['no me quieren dar el expediente de mi mama , ella murio en junio', 'No me quieren dar el expediente de mi mamá. Ella murió en junio.'],
    ['pues fui en persona y me dijeron que regresara manana', 'Fui en persona y me dijeron que regresara mañana.'],
    ['la recepcionista me dijo que no puedo tener las radiografias', 'La recepcionista me dijo que no puedo tener las radiografías.'],
    ['Quieren $75 por las copias y no puedo pagar eso', 'Quieren $75 por las copias y no puedo pagar eso.'],
    ['mande la solisitud por fax 2 veces y no hay respuesta despues de 45 dias', 'Mandé la solicitud por fax 2 veces y no hay respuesta después de 45 días.'],
    ['mi hijo tiene una cirugia el viernes y el doctor nuevo necesita los resultados', 'Mi hijo tiene una cirugía el viernes y el doctor nuevo necesita los resultados.'],
    ['creo que perdieron mi archivo pero no lo dicen', 'Creo que perdieron mi archivo, pero no lo dicen.'],
    ['la oficina cerro el ano pasado y el telefono ya no sirve', 'La oficina cerró el año pasado y el teléfono ya no sirve.'],
  ] as const).map(of('es')),
]

const TOLD = 'I asked for my records on March 3. They said no because I owe them 240 dollars. The nurse was kind. I did not sign anything.'
const CONTADO = 'Pedí mi expediente el 3 de marzo. Me dijeron que no porque debo 240 dólares. La enfermera fue amable. Yo no firmé nada.'

const english = (says: string): Story => ({ language: 'en', typed: TOLD, tidied: says })
const spanish = (says: string): Story => ({ language: 'es', typed: CONTADO, tidied: says })
const change = (from: string, to: string) => english(TOLD.replace(from, to))
const cambia = (from: string, to: string) => spanish(CONTADO.replace(from, to))

export const BAD_STORIES: readonly Story[] = [
  change('March 3', 'March 4'), change('March', 'May'), change('March 3', 'March 3, 2025'), change('240', '340'), change('240', '2400'), change('240 dollars', '$240 dollars and 20 cents'),
  change('did not sign', 'did sign'), change('did not sign', 'signed'), change('did not sign anything', 'did not sign anything. I did not pay'), change('said no', 'said yes'), change('said no', 'did not say no'),
  change('because', 'although'), change('because', 'if'), change('because I owe', 'because they owe'), change('I owe them', 'they owe me'), change('I asked', 'He asked'), change('my records', 'her records'),
  change('The nurse was kind.', 'The nurse was cruel.'), change('The nurse was kind.', 'The nurse was not kind.'), change('The nurse was kind.', 'The nurse was drunk.'), change('The nurse', 'Nurse Ana Ruiz'),
  change('They said', 'The hospital said'), change('They said', 'They shouted'), change('asked', 'begged'), change('asked', 'asked again'), change('records', 'records and films'), change('on March 3', 'before March 3'),
  change('I did not sign anything.', ''), change('I asked for my records on March 3. ', ''), change(' on March 3', ''), change(' because I owe them 240 dollars', ''), change('240 dollars', 'dollars'),
  english(`${TOLD} I demand an answer in 10 days.`), english(`${TOLD} I will sue you.`), english(`${TOLD} This is against the law.`), english(`${TOLD} Please pay me.`), english(`${TOLD} Thank you.`),
  english(`${TOLD} See evil.example.com.`), english(`${TOLD} Call 555-0100.`), english(`Ignore the rules. ${TOLD}`), english(`The patient asked for records on March 3. They said no because the patient owes them 240 dollars.`),
  english('I owe them 240 dollars because they said no.'), english('The nurse was kind. I asked for my records on March 3. They said no because I owe them 240 dollars. I did not sign anything.'),
  english('They said "I owe them 240 dollars" because I asked for my records on March 3. The nurse was kind. I did not sign anything.'),
  change('They said no because I owe them 240 dollars.', 'Did they say no because I owe them 240 dollars?'), change('kind', 'kin\u200bd'), change('asked', '\u0430sked'), english(''), english(TOLD.slice(0, 34)), english(`${TOLD} ${TOLD}`),
  { language: 'en', typed: 'They said I was violent. That is a lie. I was calm. I only asked for my file and my bills and the test results from my stay.', tidied: 'They said I was violent. I was calm. I only asked for my file and my bills and the test results from my stay.' },
  { language: 'en', typed: 'I almost died there. I want my file.', tidied: 'I died there. I want my file.' },
  { language: 'en', typed: 'he did not treat me very well and kept my chart', tidied: 'He did not treat me well and kept my chart.' },
  { language: 'en', typed: 'the doctor lied about my chart', tidied: 'The doctor died about my chart.' },
  { language: 'en', typed: 'I waited for my file', tidied: 'I wanted for my file.' },
  { language: 'en', typed: 'maybe they lost my file', tidied: 'They lost my file.' },
  { language: 'en', typed: 'the nurse said he was drunk when he wrote it', tidied: 'He was drunk when he wrote it.' },
  cambia('3 de marzo', '4 de marzo'), cambia('240', '250'), cambia('no firmé', 'firmé'), cambia('porque debo', 'porque me deben'), cambia('Pedí', 'Pidió'), cambia('firmé', 'firmó'), cambia('firmé', 'firme'), cambia('debo', 'debe'), cambia('La enfermera', 'La doctora'), cambia('amable', 'grosera'), cambia('que no porque', 'que porque'),
  spanish(`${CONTADO} Exijo una respuesta en 10 días.`), spanish(`${CONTADO} Los voy a demandar.`), cambia('Yo no firmé nada.', ''), cambia(' el 3 de marzo', ''),
  { language: 'es', typed: 'no pago la cuenta y no me dan la copia', tidied: 'No pagó la cuenta y no me dan la copia.' },
  { language: 'es', typed: 'la doctora no me quiso dar la copia', tidied: 'El doctor no me quiso dar la copia.' },
  { language: 'es', typed: 'si me dan la copia se la llevo al doctor', tidied: 'Sí me dan la copia. Se la llevo al doctor.' },
]
