export type Language = 'en' | 'es'

const en = {
  name: 'Records Rights Assistant',
  notAdvice: 'General information, not legal advice',
  leave: 'Quick exit',
  leaveHint: 'Clears this conversation and shows a blank page. Pressing Escape three times does the same.',
  links: 'About this page',
  privacy: 'Privacy',
  newTab: '(opens in a new tab)',
  fresh: 'New conversation',
  haveCode: 'I have a code',
  conversation: 'Conversation',
  keeping: 'Keeping your place',
  loading: 'One moment …',
  own: 'Is this your own device?',
  ownYes: 'Yes, keep my place here',
  ownNo: 'No, show me a code',
  notNow: 'Not now',
  kept: 'Done. Open this page on this device within 30 days, and your conversation is here.',
  keptNoCode: 'Done. Open this page on this device within 30 days, and your conversation is here. Your written code no longer works.',
  code: 'Your code. Write it down and keep it to yourself: whoever has it can read this conversation. It is good for 30 days.',
  copy: 'Copy',
  copied: 'Copied',
  letter: 'Your letter is in the conversation, as files and as text.',
  copyLetter: 'Copy the text',
  close: 'Close',
  enterCode: 'Your code',
  open: 'Open',
  wrongCode: 'No conversation has this code. Look at each letter again. A code is good for 30 days, and only the newest one works.',
  tooMany: 'Too many tries. Please wait a while.',
  freshSure: 'Start a new conversation? You can come back to this one only with a code.',
  freshYes: 'Start a new one',
  freshCode: 'Show me a code first',
  unreachable: 'The assistant cannot be reached right now. What you wrote before is kept.',
  ended: 'This conversation is no longer open here.',
  tryAgain: 'Try again',
}
/** What the page itself says, around the conversation. */
export type Words = typeof en

const es: Words = {
  name: 'Asistente de derechos sobre expedientes',
  notAdvice: 'Información general, no asesoría legal',
  leave: 'Salida rápida',
  leaveHint: 'Borra esta conversación y muestra una página en blanco. Pulsar Escape tres veces hace lo mismo.',
  links: 'Sobre esta página',
  privacy: 'Privacidad',
  newTab: '(se abre en otra pestaña)',
  fresh: 'Nuevo chat',
  haveCode: 'Tengo un código',
  conversation: 'Conversación',
  keeping: 'Guardar su lugar',
  loading: 'Un momento …',
  own: '¿Es suyo este aparato?',
  ownYes: 'Sí, guardar mi lugar aquí',
  ownNo: 'No, deme un código',
  notNow: 'Ahora no',
  kept: 'Listo. Abra esta página en este aparato antes de 30 días y su conversación estará aquí.',
  keptNoCode: 'Listo. Abra esta página en este aparato antes de 30 días y su conversación estará aquí. Su código escrito ya no sirve.',
  code: 'Su código. Anótelo y no lo comparta: quien lo tenga puede leer esta conversación. Sirve por 30 días.',
  copy: 'Copiar',
  copied: 'Copiado',
  letter: 'Su carta está en la conversación, en archivos y como texto.',
  copyLetter: 'Copiar el texto',
  close: 'Cerrar',
  enterCode: 'Su código',
  open: 'Abrir',
  wrongCode: 'Ninguna conversación tiene este código. Revise cada letra. Un código sirve por 30 días, y solo el más nuevo funciona.',
  tooMany: 'Demasiados intentos. Espere un rato, por favor.',
  freshSure: '¿Empezar una conversación nueva? Solo podrá volver a esta con un código.',
  freshYes: 'Empezar otra',
  freshCode: 'Primero deme un código',
  unreachable: 'No se puede llegar al asistente en este momento. Lo que escribió antes está guardado.',
  ended: 'Esta conversación ya no está abierta aquí.',
  tryAgain: 'Intentar de nuevo',
}

export const WORDS: Record<Language, Words> = { en, es }

/** English unless a locale is Spanish. */
export const languageOf = (locale: string | undefined): Language => (/^es\b/i.test(locale ?? '') ? 'es' : 'en')

/** Puts the page's words in a language, wherever an element names one of them. */
export function speak(language: Language): void {
  const words = WORDS[language]
  document.documentElement.lang = language
  document.title = words.name
  for (const element of document.querySelectorAll<HTMLElement>('[data-words]')) element.textContent = words[element.dataset.words as keyof Words]
  for (const element of document.querySelectorAll<HTMLElement>('[data-label]')) element.ariaLabel = words[element.dataset.label as keyof Words]
  for (const element of document.querySelectorAll<HTMLElement>('[data-hint]')) element.title = words[element.dataset.hint as keyof Words]
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a.privacy')) link.href = language === 'es' ? '/privacidad' : '/privacy'
}
