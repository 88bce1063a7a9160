import type { Language } from '../../../../src/knowledge/schema.ts'

/** A rewording of a topic's Answer, as a careful model writes it. Numbers of the law stand as they are on the day of the test. */
export interface Rewording { topic: string; language: Language; says: string }

const of = (language: Language) => ([topic, says]: readonly [string, string]): Rewording => ({ topic, language, says })

const ENGLISH: readonly (readonly [string, string])[] = [
  ['make-request', 'For your mother\'s chart, a short letter, an e-mail or their form is usually enough. Send it to the records office, or to the privacy officer. You need no lawyer and no reason. They have 30 days to act once they get it.'],
  ['make-request', 'You need no lawyer and no reason. The hospital has 30 days to act once it gets your letter.'],
  ['request-checklist', 'The law does not list what must be in it. These points save time: your full name, birth date, phone or e-mail; the name of the clinic; which records and from when; where to send it.'],
  ['when-to-request', 'You can ask at any time, and waiting does not help. Your right lasts only while the clinic keeps the record.'],
  ['when-to-request', 'The rule has no rush lane, but offices can go faster, so say why it is urgent. Waiting does not help.'],
  ['emotional-upset', 'HHS says fear of emotional harm is not enough. There must be a likely danger to life or body, yours or someone else\'s, and a licensed professional must find it. You could then ask for a review.'],
  ['hipaa-prohibits', 'HIPAA is the federal health privacy law. It keeps other people out of your file, not you, and it gives you a right to see and copy your records. The clinic may check who you are first.'],
  ['in-person-only', 'The federal health department says so, for asking and for showing who you are. If you ask and it can easily be sent that way, the clinic must send the copy. It may check who you are in another fair way, like a phone call.'],
  ['must-give-reason', 'The law has a short list of reasons to refuse, and your purpose is not on it. They may ask which records you want, how to send them, and who you are.'],
  ['not-our-record', 'Your right covers your medical and billing records there, and other records the hospital uses to make decisions about you. Who wrote them does not matter. If the hospital does not have it but knows who does, it must tell you.'],
  ['portal-or-form-burden', 'They may have their own form, but they may not make the portal or the mail your only way to ask. An empty box on their form is not a legal reason to refuse if your letter says who you are and what you want.'],
  ['provider-discretion', 'The doctor may own the paper or the computer. Still, you have a right to see and copy what it says about you. They can refuse only for a reason the law lists.'],
  ['unpaid-bill', 'The law has a short list of reasons to say no, and a bill for care is not on it. The clinic may ask a small fee for making the copy. It may not add your old bill to that fee or make you pay it first.'],
  ['unpaid-bill', 'So the hospital may ask a small fee for making the copy, but it cannot add your old bill to that fee or make you pay it first.'],
  ['accounting-of-disclosures', 'The list tells the date, who got it, what, and why. They have 60 days, and one list a year is free. Sharing for your care, for payment, or to run the place is not on it.'],
  ['amendment', 'They may refuse if they find the entry right and complete, or if another office wrote it. They may take 30 more days, once, if they write you why and until when.'],
  ['complaint-ocr', 'You do not need a lawyer, and it is free. The Office for Civil Rights at HHS reads it. They may not punish you for it.'],
  ['complaint-ocr', 'It is free but slow, and you do not need a lawyer. The days run from when you knew or should have known what happened; HHS can give more time for a good reason.'],
  ['fees', 'They may charge for the work of copying, supplies, and postage if you want it mailed. They may not charge for searching, checking who you are, or running their system. They must tell you the rough price before they copy.'],
  ['fees', 'Portal downloads are free. Before they copy, they must tell you the rough price.'],
  ['format-delivery', 'If your mother\'s records are on a computer, they must give you an electronic copy when you ask. Paper will not do unless you agree.'],
  ['format-delivery', 'The clinic must give you an electronic copy when you ask, if your records are on a computer. If it cannot make your format, you and the clinic agree on another one.'],
  ['identity-verification', 'A call, your portal login or a copy of an ID can do, since the law does not name one way to do it. HHS says they may not make you come in just to show who you are when you want the copy sent.'],
  ['images', 'Your right covers the pictures as well as the words. If they can easily make it, you may choose the form. Image files are often too big for e-mail, so they can use a disc, a download or the portal.'],
  ['info-blocking', 'The Cures Act bars getting in the way of electronic records with no good cause. Some exceptions fit, such as danger, privacy or security. Bad news is not one.'],
  ['no-response-delay', 'In that time the hospital must give you the records or a written refusal. Weekends count. It may take up to 30 more days, once, if it writes to you within the first 30 with the reason and a finish date; a phone call is not enough.'],
  ['practice-closed', 'When a doctor retires, dies or sells, the charts often go to another office or a storage company. Send your request to whoever keeps them now.'],
  ['record-scope', 'Your notes, test results, images, bills and papers from other doctors count. Age, form and place make no difference. They do not have to write new papers for you.'],
  ['records-lost-or-destroyed', 'The clinic still must answer you within 30 days. If it knows who has your records, it must tell you where to ask.'],
  ['review-second-opinion', 'The hospital must promptly hand your request to a licensed health professional it picks, who took no direct part in the refusal. That person decides in a reasonable time. The hospital must send you the result in writing and do what it says.'],
  ['summary-instead', 'You asked for your record, so that is what they owe you. A summary can take its place only if you said yes to it before they made it. A long chart changes nothing.'],
  ['written-denial', 'The letter must give the reason and say how to complain, with a contact\'s name or title and phone number. They must still give you every part the reason does not cover.'],
  ['endanger-safety', 'The danger may be to you or another person, and it must be likely, not just possible. Only the dangerous part may be held back.'],
  ['reference-other-person', 'A name alone is not a reason. The harm need not be physical, but it must be to that person. It does not cover a nurse or doctor who is named.'],
  ['labs-clia', 'HIPAA is the federal health privacy law. Even if your state used to send you to your doctor, you can ask the lab itself. The lab has 30 days. It does not have to explain the results.'],
  ['state-law-deadline', 'If your state gives you records sooner, cheaper or more fully, the office must follow it. Use the state where the office or hospital is.'],
  ['substance-use-part2', 'The rule, Part 2, guards your file from other people, not from you. You do not need a special consent form. It gets no extra reason to say no.'],
  ['workers-comp', 'Your work injury does not take your right away. Who picked the clinic or who paid makes no difference. State law may let the clinic share with the insurer, but you can get your records too.'],
  ['deceased-relative', 'In some states close family can ask when there is neither an executor nor an administrator. If you helped with care or payment, they may share some, but they need not.'],
  ['personal-representative-caregiver', 'Being a husband, wife, grown child or helper is not enough by itself. If your mother can still decide, she can ask or sign for you. A health care agent, guardian or conservator often has that power.'],
]

const SPANISH: readonly (readonly [string, string])[] = [
  ['make-request', 'Para el expediente de su madre, casi siempre basta una carta corta, un e-mail o el formulario de ellos. No hace falta abogado ni motivo. Tienen 30 días para actuar desde que la reciben.'],
  ['when-to-request', 'Usted puede pedirlo cuando quiera: mientras todavía es paciente, antes de pagar una cuenta, con motivo o sin motivo. Esperar no ayuda.'],
  ['emotional-upset', 'El temor a un daño emocional no basta, dice el departamento federal de salud (HHS). Debe haber un peligro probable para la vida o el cuerpo, suyo o de otro, y debe hallarlo un profesional con licencia.'],
  ['hipaa-prohibits', 'HIPAA protege su expediente de otras personas, no de usted. Le da el derecho de verlo y tener copia. Antes la clínica puede confirmar quién es usted.'],
  ['must-give-reason', 'La ley tiene una lista corta de razones para negarlo, y su motivo no está en ella. Pueden preguntar qué hojas quiere, cómo enviarlas y quién es usted.'],
  ['not-our-record', 'No importa quién los hizo: usted tiene derecho a los registros médicos y de cobros que el hospital guarda. Si no los tienen pero saben dónde están, deben decirle.'],
  ['portal-or-form-burden', 'Pueden tener su propio formulario, pero no pueden hacer del portal o del correo la única vía.'],
  ['unpaid-bill', 'La ley tiene una lista corta de razones para decir que no, y una cuenta por atención médica no está en ella. La clínica puede cobrar poco por hacer la copia, pero no puede sumar su deuda a ese cobro ni exigir que la pague antes.'],
  ['unpaid-bill', 'No pueden sumar su deuda a ese cobro ni exigir que la pague antes. Pueden cobrar poco por hacer la copia.'],
  ['complaint-ocr', 'Es gratis y no necesita abogado, pero es lento. Nadie puede castigarle por quejarse. El HHS puede dar más tiempo si hay buena razón.'],
  ['fees', 'No pueden cobrar por buscar, por comprobar quién es usted ni por su sistema. Bajarlo del portal es gratis. Antes de copiar, deben decirle el precio aproximado.'],
  ['format-delivery', 'Si su expediente está en computadora y pide copia electrónica, el hospital debe dársela. El papel no basta, salvo que usted acepte.'],
  ['images', 'Su derecho cubre las imágenes y no solo las palabras. Si les es fácil hacerla, usted escoge la forma. También puede pedir copia del reporte.'],
  ['no-response-delay', 'En ese tiempo la clínica debe darle el expediente o una negativa por escrito. Los fines de semana también cuentan. Una llamada no basta.'],
  ['practice-closed', 'Cuando un médico se retira, muere o vende, los archivos muchas veces pasan a otra oficina o a una bodega. Mande su solicitud a quien los guarde ahora.'],
  ['summary-instead', 'Usted pidió su expediente, así que eso es lo que le deben. Que el expediente sea largo no cambia nada.'],
  ['written-denial', 'La carta debe dar la razón y decir cómo quejarse, con nombre o cargo y teléfono de un contacto. Deben darle todo lo que esa razón no cubre.'],
  ['endanger-safety', 'El peligro debe ser probable, no solo posible, y visto en su caso. Solo pueden retener la parte peligrosa.'],
  ['workers-comp', 'Un accidente de trabajo no le quita su derecho. No importa quién pagó ni quién escogió la clínica.'],
  ['deceased-relative', 'En algunos estados puede pedirlo la familia cercana si no hay ninguno. Si usted ayudó con el cuidado o los pagos, pueden darle algo, pero no están obligados.'],
]

/** Written when the verifier stood, as a model writes them that is told to keep the words and the order. 13 passed at first sight. */
export const FRESH: readonly Rewording[] = [...([
  ['make-request', 'In your case, that means an e-mail or their form is usually enough. You need no lawyer and no reason. The clinic has 30 days to act once it gets it.'],
  ['portal-or-form-burden', 'The hospital may have its own form. But it may not make the portal or the mail your only way to ask.'],
  ['complaint-ocr', 'You do not need a lawyer, and it is free. OCR at HHS reads it. The hospital may not punish you for it.'],
  ['no-response-delay', 'So in that time the clinic must give you the records or a written refusal, and weekends count. A phone call is not enough.'],
  ['written-denial', 'The letter must give the reason and say how to complain, with a contact\'s name or title and phone number. If the reason is danger or harm to someone, it must also say how to get a review. The clinic must still give you every part the reason does not cover.'],
  ['psychotherapy-notes', 'Session notes are what a mental health professional writes about the talks in your sessions. Notes kept in the main chart do not count. Your diagnosis, medicines, visit times, tests, plan, symptoms and progress are not session notes.'],
  ['inmate', 'The risk can be to you, other inmates or staff, and it must come from you having this copy. This reason is only about copies. It does not stop you from looking at your records.'],
  ['va-federal', 'For care at a VA hospital or clinic, try VA\'s online download first. For the rest, write to the Release of Information office there.'],
  ['record-scope', 'Notes, test results, images, bills and papers from other doctors count. Age, form and place make no difference. The clinic need not write new papers for you.'],
  ['not-covered-entity', 'It covers health insurers, and it covers doctors, labs and pharmacies that bill insurance by computer. Jobs, schools, life insurers and many apps are outside it.'],
  ['substance-use-part2', 'Part 2 guards your file from other people, not from you. You do not need a special consent form.'],
  ['research-suspension', 'The study must include treatment, and they must also have told you that access comes back when it ends. If any of this is missing, the reason does not fit.'],
] as const).map(of('en')), ...([
  ['record-scope', 'Cuentan notas, resultados, imágenes, cuentas y lo que mandaron otros médicos. La clínica no tiene que escribirle papeles nuevos.'],
  ['labs-clia', 'Usted puede pedirlo al laboratorio mismo, aunque antes su estado le mandara con el médico. Tienen 30 días. No tienen que explicarlos.'],
  ['review-second-opinion', 'El hospital debe pasar pronto su solicitud a un profesional de salud con licencia, que ellos nombran y que no tomó parte directa en la negativa. Esa persona decide en un tiempo razonable.'],
  ['inmate', 'El riesgo puede ser para usted, otros presos o el personal, y debe venir de que usted tenga esta copia. Esta razón es solo para copias. No le impide ver su expediente.'],
  ['psychotherapy-notes', 'Así que si están en el expediente común, no cuentan. Su diagnóstico, medicinas, horarios, tipo de tratamiento, pruebas, plan, síntomas y progreso no son notas de sesión.'],
  ['substance-use-part2', 'Esa regla se llama Parte 2. Protege su archivo de otras personas, no de usted, y no hace falta un permiso especial.'],
  ['identity-verification', 'Puede ser una llamada, su cuenta del portal o la copia de una identificación. HHS dice que no pueden obligarle a ir solo para mostrar quién es si usted quiere que le manden la copia.'],
  ['research-suspension', 'El estudio debe incluir tratamiento, y también debieron decirle que el acceso vuelve cuando termine. Si falta algo de esto, la razón no sirve.'],
] as const).map(of('es'))]

/** Written before the verifier was, and kept as they were. */
export const GOOD: readonly Rewording[] = [...ENGLISH.map(of('en')), ...SPANISH.map(of('es'))]

/** How those of them begin that are turned away: a pronoun filled in, "but" or "since" where the text has none, parts in another order, a clause gone that may not. */
export const TURNED_AWAY: readonly string[] = [
  'You need no lawyer and no reason. The ho',
  'The law does not list what must be in it',
  'You can ask at any time, and waiting doe',
  'The list tells the date, who got it, wha',
  'It is free but slow, and you do not need',
  'A call, your portal login or a copy of a',
  'The Cures Act bars getting in the way of',
  'You asked for your record, so that is wh',
  'The danger may be to you or another pers',
  'A name alone is not a reason. The harm n',
  'The rule, Part 2, guards your file from ',
  'In some states close family can ask when',
  'El temor a un daño emocional no basta, d',
  'No importa quién los hizo: usted tiene d',
  'Es gratis y no necesita abogado, pero es',
  'Usted pidió su expediente, así que eso e',
  'El peligro debe ser probable, no solo po',
  'Un accidente de trabajo no le quita su d',
]
