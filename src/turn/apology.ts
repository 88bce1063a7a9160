import type { Activity } from 'botbuilder'

const APOLOGIES = {
  en: 'Something went wrong on our side. Nothing you told me before is lost. Please try that again.',
  es: 'Algo falló de nuestro lado. No se perdió nada de lo que me dijo antes. Por favor, inténtelo otra vez.',
}
/** What is said when a turn of the bot threw. It is not in the bot's words: these may be what threw. */
export const apologyFor = ({ locale }: Activity): string => (/^es\b/i.test(locale ?? '') ? APOLOGIES.es : APOLOGIES.en)
