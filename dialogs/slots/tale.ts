const TALE = /\b(?:(?:they|she|he|office|hospital|clinic|doctor|dr|desk|lady|nurse|therapist|psychiatrist|someone|somebody|manager|receptionist|surgeon|dentist)(?:'s|'re|'ll)? (?:\w+ ){0,4}?(?:said|say|says|told|tells|wo?n'?t|cant|can't|cannot|refuse[sd]?|denied|den(?:y|ies)|wants? me|want to charge|keeps?|kept|sent (?:me|it)|gave|printed|charg\w+|never|ignor\w+|claims?|insists?|lost)|(?:was|been|got|were) (?:denied|refused|turned down|told)|(?:me )?(?:dijeron|dijo|dicen|dice|niegan?|negaron|nego|negó)|no me (?:quieren?|dan|dieron|da))\b/i

/** A tale of what an office did: what it says of dates, formats and offices is not what is asked for now. */
export const isTale = (text: string): boolean => TALE.test(text)
