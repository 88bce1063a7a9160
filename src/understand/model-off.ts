/** More words than this tell a story. */
const MOST_WORDS = 14
const MODEL = /\b(?:models?|modelos?|ai|ia|a\.i\.|i\.a\.)(?![\p{L}])/iu
const OFF = /\b(?:stop|off|no|not|don'?t|dont|without|disable|remove|quit|apagu?[ae]n?|apagar|quit[ae]n?|quitar|desactiv[ae]n?|desactivar|det[eé]n|detenga|sin|para|pare|deja|deje)(?![\p{L}])/iu

/** Whether the first line says that no model is to read, however it is put. In doubt it does: it can be turned on again. */
export function saysModelOff(said: string): boolean {
  const [line = ''] = said.trim().split('\n')
  return line.split(/\s+/).length <= MOST_WORDS && MODEL.test(line) && OFF.test(line)
}
