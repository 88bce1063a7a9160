import type { Place } from './place.ts'

/** As much as the page needs to know of an activity. */
export interface Activity {
  type: string
  text?: string
  locale?: string
  from?: { role?: string }
  entities?: { type: string; [field: string]: unknown }[]
}

interface DirectLine {
  token: string
  conversationId: string
  connectionStatus$: { subscribe(next: (status: number) => void): unknown }
}
type Middleware = () => (next: (action: Action) => unknown) => (action: Action) => unknown
interface Action { type: string; payload?: { activity?: Activity } }

declare global {
  interface Window {
    WebChat?: {
      createDirectLine(options: object): DirectLine
      createStore(initial: object, middleware: Middleware): object
      renderWebChat(props: object, element: HTMLElement): void
    }
  }
}

const INK = '#1c2733'
const ACCENT = '#1d4e79'
const LINE = '#c3ccd4'

const STYLE = {
  primaryFont: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontSizeSmall: '15px',
  accent: ACCENT,
  subtle: '#4d5a66',
  backgroundColor: 'transparent',
  paddingRegular: 12,
  hideUploadButton: true,
  emojiSet: false, // ":)" stays as it was typed
  markdownRenderHTML: false,
  bubbleMaxWidth: 640,
  bubbleMinHeight: 0,
  bubbleMinWidth: 0,
  bubbleTextColor: INK,
  bubbleBorderColor: LINE,
  bubbleBorderRadius: 10,
  bubbleFromUserBackground: '#dfebf5',
  bubbleFromUserBorderColor: '#b7cfe2',
  bubbleFromUserBorderRadius: 10,
  bubbleFromUserTextColor: INK,
  groupTimestamp: 300_000,
  sendTimeout: 60_000,
  sendBoxHeight: 56,
  sendBoxTextWrap: true,
  sendBoxMaxHeight: 160,
  sendBoxTextColor: INK,
  sendBoxPlaceholderColor: '#5b6873',
  sendBoxBorderTop: `solid 1px ${LINE}`,
  sendBoxButtonColor: ACCENT,
  suggestedActionLayout: 'stacked',
  suggestedActionsStackedLayoutButtonTextWrap: true,
  suggestedActionsStackedHeight: '42vh',
  suggestedActionsStackedOverflow: 'auto',
  suggestedActionHeight: 44,
  suggestedActionBorderRadius: 8,
  suggestedActionBorderWidth: 1,
  suggestedActionBorderColor: ACCENT,
  suggestedActionTextColor: ACCENT,
}

/** What Web Chat tells the page. `live`: in this page and not from the transcript of before. */
export interface Listener {
  heard(activity: Activity, live: boolean): void
  said(): void
  sent(): void
  /** `lost`: it will not come back by itself. */
  connection(state: 'online' | 'lost'): void
}

const [ONLINE, EXPIRED, FAILED, ENDED] = [2, 3, 4, 5]

/** Shows Web Chat on a conversation. Gives back how to change its language and where it is now: tokens are renewed as time goes by. */
export function showWebChat(place: Place, begun: boolean, locale: string, listener: Listener): { setLocale(locale: string): void; token(): string } {
  const { createDirectLine, createStore, renderWebChat } = window.WebChat!
  const directLine = createDirectLine({
    domain: `${location.origin}/v3/directline`,
    token: place.token,
    // With an id it goes on where it was, from the first line; without one it begins, in the person's language.
    ...(begun ? { conversationId: place.conversationId } : { conversationStartProperties: { locale } }),
  })
  let spoken = false
  const store = createStore({}, () => (next) => (action) => {
    const { type, payload: { activity } = {} } = action
    if (activity?.type === 'message') {
      if (type === 'DIRECT_LINE/POST_ACTIVITY') {
        spoken = true
        listener.said()
      } else if (type === 'DIRECT_LINE/POST_ACTIVITY_FULFILLED') listener.sent()
      else if (type === 'DIRECT_LINE/INCOMING_ACTIVITY' && activity.from?.role === 'bot') {
        listener.heard(activity, spoken)
        return next({ ...action, payload: { ...action.payload, activity: withCopyButton(activity) } })
      }
    }
    return next(action)
  })
  directLine.connectionStatus$.subscribe((status) => {
    if (status === ONLINE) listener.connection('online')
    else if (status === EXPIRED || status === FAILED || status === ENDED) listener.connection('lost')
  })
  const element = document.getElementById('chat')!
  const render = (spokenIn: string): void => renderWebChat({ directLine, store, locale: spokenIn, styleOptions: STYLE }, element)
  render(locale)
  return { setLocale: render, token: () => directLine.token }
}

/** A letter's text is there to be copied. */
function withCopyButton(activity: Activity): Activity {
  const letter = activity.entities?.some(({ type, id }) => type === 'recordsRights.reply' && /^letter\.(text|reading-copy)$/.test(String(id)))
  if (!letter) return activity
  return { ...activity, entities: [...activity.entities!, { '@context': 'https://schema.org', '@id': '', '@type': 'Message', type: 'https://schema.org/Message', keywords: ['AllowCopy'] }] }
}
