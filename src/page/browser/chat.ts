import { askCode, closeBar, showCode, showQuestion, type Action } from './bar.ts'
import { leave, watchForLeaving } from './leave.ts'
import { findPlace, forget, keepKey, keepPlace, newCode, newKey, newPlace, readPlace, redeem, type Place } from './place.ts'
import { replyOf, showWebChat, type Activity, type Shown } from './web-chat.ts'
import { languageOf, speak, WORDS, type Language, type Words } from './words.ts'

const LOCALES = { en: 'en-US', es: 'es-ES' }
let language: Language = languageOf(navigator.language)
let place: Place | undefined
let chat: Shown | undefined
let wasOnline = false
const say = (): Words => WORDS[language]

/** Web Chat renews its token; what this tab keeps must be the newest. */
function keep(change: Partial<Place> = {}): void {
  if (!place) return
  place = { ...place, ...(chat && { token: chat.token() }), ...change }
  keepPlace(place)
}

/** The last thing that is kept before this page goes. */
function letGo(): void {
  keep()
  place = undefined
}

/** A page that starts anew at the place kept is simpler than changing what a running Web Chat shows. */
function reopenAt(next: Place | undefined): void {
  place = undefined
  if (next) keepPlace(next)
  location.reload()
}

async function start(): Promise<void> {
  speak(language)
  const found = await findPlace()
  if (found === undefined) forget()
  const next = found ?? (await newPlace())
  if (next === 'unreachable') return showQuestion(say().unreachable, [{ label: say().tryAgain, act: () => location.reload(), as: 'first' }])
  const { unsent: _, ...settled } = next
  place = settled
  chat = showWebChat(next, found !== undefined, LOCALES[language], { heard, said, sent, connection })
}

function heard(activity: Activity, live: boolean): void {
  const { locale, text = '' } = activity
  if (locale && languageOf(locale) !== language) {
    language = languageOf(locale)
    speak(language)
    chat?.setLocale(LOCALES[language])
  }
  if (!live) return
  const entity = replyOf(activity)
  if (entity?.id === 'letter.text') showQuestion(say().letter, [copying(text, say().copyLetter, (done) => showQuestion(say().letter, [done, closing()])), closing()])
  if (entity?.command === 'quick-exit') {
    letGo()
    leave()
  }
  if (entity?.command === 'delete') {
    keep()
    const { conversationId, token } = place!
    forget()
    reopenAt({ conversationId, token })
  }
}

function said(): void {
  if (!place?.asked && document.getElementById('bar')!.hidden) askWhose()
}

/** From now on there is something to lose. The tab gets a key, so that it finds back after the device slept longer than a token lives. */
async function sent(): Promise<void> {
  keep()
  if (!place || place.ticket) return
  const key = await newKey(place)
  if (key && !place.ticket) keep({ ticket: { key } })
}

async function connection(state: 'online' | 'lost'): Promise<void> {
  if (state === 'online') {
    wasOnline = true
    return keep()
  }
  if (!place) return
  // Once is enough: what fails just after it was found would fail for ever.
  const found = wasOnline ? await findPlace() : undefined
  if (typeof found === 'object') return reopenAt({ ...found, ...(chat?.unsent() && { unsent: chat.unsent() }) })
  showQuestion(found === 'unreachable' ? say().unreachable : say().ended, [
    { label: say().tryAgain, act: () => location.reload(), as: 'first' },
    { label: say().fresh, act: startFresh },
  ])
}

function askWhose(): void {
  showQuestion(say().own, [
    { label: say().ownYes, act: () => void keepHere(), as: 'first' },
    { label: say().ownNo, act: () => void giveCode() },
    { label: say().notNow, act: () => { keep({ asked: true }); closeBar() }, as: 'cross' },
  ])
}

const closing = (): Action => ({ label: say().close, act: closeBar, as: 'cross' })

async function keepHere(): Promise<void> {
  keep({ asked: true })
  const hadCode = place?.ticket !== undefined && 'code' in place.ticket
  const key = place?.ticket && 'key' in place.ticket ? place.ticket.key : place && (await newKey(place))
  if (!key) return showQuestion(say().unreachable, [{ label: say().tryAgain, act: () => void keepHere(), as: 'first' }, closing()])
  keepKey(key)
  keep({ ticket: { key } })
  showQuestion(hadCode ? say().keptNoCode : say().kept, [closing()])
}

async function giveCode(...then: Action[]): Promise<void> {
  keep({ asked: true })
  const code = place && (await newCode(place))
  if (!code) return showQuestion(say().unreachable, [{ label: say().tryAgain, act: () => void giveCode(...then), as: 'first' }, closing()])
  keep({ ticket: { code } })
  const others = [...then, closing()]
  showCode(say().code, code, [copying(code, say().copy, (done) => showCode(say().code, code, [done, ...others])), ...others])
}

/** A button that copies; `copied` shows the bar again with the button as it is then. Without https a browser has no clipboard to offer. */
function copying(text: string, label: string, copied: (done: Action) => void): Action {
  const act = async (): Promise<void> => {
    await navigator.clipboard.writeText(text)
    copied({ label: say().copied, act: () => void act() })
  }
  return { label, act: () => void act().catch(() => {}), as: 'first' }
}

function startFresh(): void {
  forget()
  reopenAt(undefined)
}

function askFresh(): void {
  if (!place?.ticket) return startFresh() // nothing was said yet
  showQuestion(say().freshSure, [
    { label: say().freshYes, act: startFresh, as: 'first' },
    { label: say().freshCode, act: () => void giveCode({ label: say().freshYes, act: startFresh }) },
    closing(),
  ])
}

const askForCode = (): void => askCode({
  label: say().enterCode,
  open: say().open,
  cancel: closing(),
  submit: async (code) => {
    const found = await redeem({ code })
    if (typeof found === 'object') return void reopenAt(found)
    return found === 404 || found === 400 ? say().wrongCode : found === 429 ? say().tooMany : say().unreachable
  },
})

document.getElementById('fresh')!.addEventListener('click', askFresh)
document.getElementById('have-code')!.addEventListener('click', askForCode)
watchForLeaving(document.getElementById('leave')!, letGo)
addEventListener('pagehide', () => keep())
addEventListener('pageshow', ({ persisted }) => {
  if (persisted && !readPlace()) location.reload() // the browser kept a page that was left
})
void start()
