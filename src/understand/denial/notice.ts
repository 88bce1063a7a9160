import type { Knowledge } from '../../knowledge/schema.ts'
import { contactOf } from './contact.ts'
import type { Finding, LineRead, NoticeLine } from './finding.ts'
import type { Grounds } from './grounds.ts'
import { wordsOf, type Mark, type Marked, type MarkedLetter } from './marks.ts'

/** A ground counts from here on when it is asked whether the law gives a review. */
const HELD = 0.5
/** Topics that say: it is not here. */
const NOT_HERE = ['not-our-record', 'practice-closed', 'records-lost-or-destroyed']
/** A description of how to do it stands in the sentence that names the right, or in these many after it. */
const NEAR = 2

/** What stands in the letter itself: all of 164.524 (d)(2) but writing and time. */
type Contents = Record<Exclude<NoticeLine, 'in_writing' | 'timely'>, LineRead>

/**
 * Reads a refusal against 45 CFR 164.524 (d)(2). Words spoken at a desk are no notice: what they lack is missing nowhere, so that it "cannot be told".
 * A right that is named without a word on how to use it is half of what the rule asks: missing where nothing in the letter could say how, else it cannot be told.
 */
export function contentsOf(letter: MarkedLetter, { grounds, category, plain, reason }: Grounds, { topics }: Knowledge, written: boolean): Contents {
  const sentences = letter.sentences.filter(({ box }) => box !== 'empty')
  const contact = contactOf({ ...letter, sentences })
  const lacking: LineRead = { standing: written ? 'missing' : 'cannot_tell' }
  const first = grounds[0]
  const firm = first && first.p >= HELD
  const reviewable = grounds.some(({ topic, p }) => p >= HELD && topics.get(topic)?.group === 'reviewable')
  return {
    plain_language: !firm || category === 'none' ? { standing: 'cannot_tell' } : plain ? { standing: 'present', words: first.words } : { ...lacking, words: first.words },
    basis: firm ? { standing: 'present', words: first.words } : reason ? { standing: 'cannot_tell', words: wordsOf(reason) } : lacking,
    review_rights: reviewable ? reviewRights() : grounds.length > 0 && !firm ? { standing: 'cannot_tell' } : { standing: 'does_not_apply' },
    complaint_description: complaint(),
    contact_name_or_title: spare(contact.name),
    contact_phone: spare(contact.phone),
  }

  /** Aloud, nothing is missing. */
  function spare(read: LineRead): LineRead {
    return read.standing === 'missing' ? lacking : read
  }

  function reviewRights(): LineRead {
    const final = sentences.find((s) => s.has('final') && !/review(?:er|ing)|second|revisor/i.test(s.text))
    if (final) return { standing: written ? 'missing' : 'cannot_tell', words: wordsOf(final) }
    return right((s) => s.has('review-right') && !s.has('review-past'), 'review-how')
  }

  function complaint(): LineRead {
    const routed = sentences.find((s, i) => s.has('complains') && sentences.slice(i, i + NEAR).some((near) => near.has('to-entity') || near.has('to-hhs')))
      ?? sentences.find((s) => s.has('to-hhs') && (s.has('contacts') || s.has('addressed') || s.has('disagrees')))
    if (routed) return { standing: 'present', words: wordsOf(routed) }
    const named = sentences.find((s) => s.has('complains'))
    if (named) return right((s) => s.has('complains'), 'contacts')
    // "If you disagree, write to the director": a way to object, which may be their complaint procedure.
    const objecting = sentences.find((s) => s.has('disagrees') && !s.has('final') && !s.has('review-past') && (s.has('contacts') || s.has('review-how')))
    return objecting ? { standing: 'cannot_tell', words: wordsOf(objecting) } : lacking
  }

  function right(names: (s: Marked) => boolean, how: Mark): LineRead {
    const at = sentences.findIndex(names)
    const sentence = sentences[at]
    if (!sentence) return lacking
    const words = wordsOf(sentence)
    if (sentences.slice(at, at + 1 + NEAR).some((s, i) => (i === 0 ? tellsHow(s, how) : s.has(how) && (hasWay(s) || names(s))))) return { standing: 'present', words }
    return { standing: contact.phone.standing === 'missing' && written ? 'missing' : 'cannot_tell', words }
  }
}

/** In the sentence itself "you may request" says who moves; a form, an office or writing says how. */
const tellsHow = (s: Marked, how: Mark): boolean => s.has(how) || hasWay(s)
const hasWay = ({ text }: Marked): boolean => /\d{3}|@|\b(?:form|writing|write|letter|below|above|office|officer|desk|department|formulario|escrito|oficina|escriba|carta)\b/i.test(text)

/** 164.524 (d)(1): a letter need not say that the rest is given, so that silence cannot be told. */
export function restGiven({ sentences }: MarkedLetter): LineRead {
  const said = sentences.find((s) => s.has('rest-given') && s.box !== 'empty')
  return said ? { standing: 'present', words: wordsOf(said) } : { standing: 'cannot_tell' }
}

/** 164.524 (d)(3): only where they say that they do not have it. */
export function toldWhere({ sentences }: MarkedLetter, { grounds }: Pick<Finding, 'grounds'>): LineRead {
  if (!grounds.some(({ topic }) => NOT_HERE.includes(topic))) return { standing: 'does_not_apply' }
  const said = sentences.find((s) => s.has('elsewhere') && !s.has('complains'))
  return said ? { standing: 'present', words: wordsOf(said) } : { standing: 'cannot_tell' }
}
