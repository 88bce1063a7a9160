/** A button: its words, what it does, and how it stands out: the likeliest, or the small cross in the corner. */
export interface Action {
  label: string
  act: () => void
  as?: 'first' | 'cross'
}

const bar = (): HTMLElement => document.getElementById('bar')!

function button({ label, act, as }: Action): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = as === 'cross' ? '✕' : label
  if (as) made.className = as
  if (as === 'cross') made.ariaLabel = made.title = label
  made.addEventListener('click', act)
  return made
}

function paragraph(text: string): HTMLParagraphElement {
  const made = document.createElement('p')
  made.textContent = text
  return made
}

const row = (...inside: HTMLElement[]): HTMLDivElement => {
  const made = document.createElement('div')
  made.className = 'row'
  made.append(...inside)
  return made
}

function show(...inside: HTMLElement[]): void {
  const crosses = inside.flatMap((part) => [...part.querySelectorAll('.cross')])
  bar().replaceChildren(...inside, ...crosses)
  bar().hidden = false
}

/** Shows a line and what can be done about it. It takes no focus: a person who is typing goes on typing. */
export const showQuestion = (text: string, actions: Action[]): void => show(paragraph(text), row(...actions.map(button)))

/** Shows a code to be written down. */
export function showCode(text: string, code: string, actions: Action[]): void {
  const made = document.createElement('output')
  made.className = 'code'
  made.textContent = code
  show(paragraph(text), row(made, ...actions.map(button)))
}

/** Asks for a code; what `submit` resolves to is said as the reason why it was not taken. */
export function askCode({ label, open, cancel, submit }: { label: string; open: string; cancel: Action; submit: (code: string) => Promise<string | undefined> }): void {
  const form = document.createElement('form')
  const caption = document.createElement('label')
  const input = document.createElement('input')
  const go = document.createElement('button')
  const problem = paragraph('')
  Object.assign(input, { id: 'code', required: true, maxLength: 40, autocomplete: 'off', autocapitalize: 'characters', spellcheck: false })
  caption.htmlFor = input.id
  caption.textContent = label
  go.className = 'first'
  go.textContent = open
  problem.id = 'code-problem'
  problem.setAttribute('role', 'alert')
  input.setAttribute('aria-describedby', problem.id)
  form.append(caption, row(input, go, button(cancel)), problem)
  const sent = async (): Promise<void> => {
    problem.textContent = ''
    const why = await submit(input.value)
    if (why === undefined) return
    problem.textContent = why
    input.focus()
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void sent()
  })
  show(form)
  input.focus()
}

export function closeBar(): void {
  bar().hidden = true
  bar().replaceChildren()
}
