import { forget, readPlace, sayAndGo } from './place.ts'

const TIMES = 3
const WITHIN_MS = 2_000
const tabs = new BroadcastChannel('leave')
let leaving = false

/** Quick exit: the screen first, then the conversation, here and in every tab of this page. Back leads to no chat: the entry is replaced. */
export function leave(tellOthers = true): void {
  if (leaving) return // two tabs tell each other
  leaving = true
  document.documentElement.hidden = true
  document.title = ''
  const place = readPlace()
  if (place) sayAndGo(place, 'quick exit')
  forget()
  if (tellOthers) tabs.postMessage('leave')
  location.replace('/exit')
}

/** Makes a button and three quick presses of Escape leave. `before`: what must be kept up to date for it. */
export function watchForLeaving(button: HTMLElement, before: () => void = () => {}): void {
  const go = (): void => {
    before()
    leave()
  }
  button.addEventListener('click', go)
  let pressed: number[] = []
  addEventListener('keydown', ({ key, timeStamp, repeat }) => {
    if (key !== 'Escape') return void (pressed = [])
    if (repeat) return
    pressed = [...pressed.filter((then) => timeStamp - then < WITHIN_MS), timeStamp]
    if (pressed.length >= TIMES) go()
  }, { capture: true })
  tabs.addEventListener('message', () => {
    before()
    leave(false)
  })
}
