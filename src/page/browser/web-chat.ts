import type { Place } from './place.ts'

/** As much as the page needs to know of an activity. */
export interface Activity {
  type: string
  text?: string
  locale?: string
  replyToId?: string
  from?: { role?: string }
  entities?: { type: string; [field: string]: unknown }[]
}

interface DirectLine {
  token: string
  conversationId: string
  connectionStatus$: { subscribe(next: (status: number) => void): unknown }
}
type Middleware = () => (next: (action: Action) => unknown) => (action: Action) => unknown
interface Action { type: string; payload?: { activity?: Activity; text?: string } }

declare global {
  interface Window {
    WebChat?: {
      createDirectLine(options: object): DirectLine
      createStore(initial: object, middleware: Middleware): { dispatch(action: Action): unknown }
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
  uploadAccept: '.pdf,.docx,.txt,.md,.html,.htm,.eml,application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document,text/plain,text/html,message/rfc822',
  uploadMultiple: true,
  emojiSet: {}, // ":)" stays as it was typed
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
  autoScrollSnapOnPage: true, // a letter is read from its top
  autoScrollSnapOnPageOffset: -40,
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
  suggestedActionsStackedHeight: '40vh',
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

export interface Shown {
  setLocale(locale: string): void
  /** Where it is now: tokens are renewed as time goes by. */
  token(): string
  /** What the person wrote and the server has not taken. */
  unsent(): string
}

/** Shows Web Chat on a conversation that has begun or is to begin. */
export function showWebChat(place: Place, begun: boolean, locale: string, listener: Listener): Shown {
  const { createDirectLine, createStore, renderWebChat } = window.WebChat!
  const directLine = createDirectLine({
    domain: `${location.origin}/v3/directline`,
    token: place.token,
    // With an id it goes on where it was, from the first line; without one it begins, in the person's language.
    ...(begun ? { conversationId: place.conversationId } : { conversationStartProperties: { locale } }),
  })
  let spoken = false
  let typed = ''
  let sending = ''
  const store = createStore({}, () => (next) => (action) => {
    const { type, payload: { activity, text } = {} } = action
    if (type === 'WEB_CHAT/SET_SEND_BOX') typed = text ?? ''
    if (activity?.type === 'message') {
      if (type === 'DIRECT_LINE/POST_ACTIVITY') {
        spoken = true
        sending = activity.text ?? ''
        listener.said()
      } else if (type === 'DIRECT_LINE/POST_ACTIVITY_FULFILLED') {
        sending = ''
        listener.sent()
      } else if (type === 'DIRECT_LINE/QUEUE_INCOMING_ACTIVITY' && activity.from?.role === 'bot') {
        listener.heard(activity, spoken)
        return next({ ...action, payload: { ...action.payload, activity: shown(activity) } })
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
  if (place.unsent) store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text: place.unsent } })
  return { setLocale: render, token: () => directLine.token, unsent: () => sending || typed }
}

/** What the bot said of its message, if it did. */
export const replyOf = ({ entities }: Activity) => entities?.find(({ type }) => type === 'recordsRights.reply')

/**
 * A link without a host is taken for a footnote by Web Chat: ours get their host. It holds a reply back until it has seen what
 * it is the reply to, and a receipt of what was erased is a reply to something that is gone.
 */
function shown(activity: Activity): Activity {
  const { replyToId, text, ...rest } = activity
  const receipt = /^(delete|quick-exit)$/.test(String(replyOf(activity)?.command))
  return { ...rest, ...(replyToId && !receipt && { replyToId }), ...(text && { text: text.replaceAll('](/', `](${location.origin}/`) }) }
}
