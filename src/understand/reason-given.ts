import { wordsOf } from './text.ts'

const LONGEST = 120
const NONE = /^(?:(?:um|well|honestly|pues|la verdad) )*(?:none|nothing|no reason\w*|nada|ninguna?(?: razon)?|sin razon|just no|only no|nomas que no)(?: (?:given|at all|really|stated|that i know(?: of)?|dada))?$/
const NOT_GIVEN = /\b(?:(?:gave|given|give|stated|got|offered|have|had) (?:me |us |him |her )?(?:no|zero) (?:reason|explanation|excuse)|(?:didnt|did not|wouldnt|would not|wont|will not|never|dont|do not|not) (?:even )?(?:say|said|says|tell|told|give|gave|given|explain\w*|state\w*|mention\w*)(?: (?:me|us|her|him))? ?(?:why|(?:a|any|the|one) (?:reason|explanation)|reason|anything|what for)?$|without (?:a |any |giving a |giving any )?(?:reason|explanation|saying why|telling me why)|no (?:reason|explanation) (?:given|at all|whatsoever)|(?:just|only|simply|flat) (?:said|told (?:me|us)|says) no|no (?:me |nos |le )?(?:dieron|dio|dijeron|dijo|explicaron|explico|dicen|dan) (?:ninguna |una |la |el )?(?:razon|motivo|explicacion|porque|por que|nada)|sin (?:dar(?:me)? |decir(?:me)? )?(?:una |ninguna )?(?:razon|motivo|explicacion|por que)|(?:solo|nomas|nada mas) (?:me )?(?:dijeron|dijo|dicen) que no)\b/

/** Whether a short message says that no reason was given. Looks at 120 characters. */
export function saysNoReason(said: string): boolean {
  if (said.length > LONGEST) return false
  const text = wordsOf(said).join(' ')
  return NONE.test(text) || NOT_GIVEN.test(text)
}

/** Whether a message adds a reason to the one before, rather than putting it right. Looks at 60 characters. */
export const adds = (said: string): boolean => /^(?:yes |si |and |y |that |eso )*(?:and|plus|also|as well|both|too|y|tambien|ademas|las dos|ambas)\b/.test(wordsOf(said, 60).join(' '))
