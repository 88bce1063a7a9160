/** Who speaks in the messages of a model. */
const ROLES = 'system|sys|assistant|developer|ai|bot|chatbot|override|sistema|asistente|desarrollador|ia'
/** What their messages are wrapped in. */
const TAGS = 'system|user|assistant|developer|human|model|tools?|function|context|instructions?|prompt|script|iframe|messages?|response|answer|document|thinking|data'

const SHAPES: readonly RegExp[] = [
  // A role at the start of a line or a sentence: "System:", "[assistant]:", "**Bot** :".
  new RegExp(`(?:^|\\n|[.!?"'>\\])}]\\s)[ \\t]{0,20}[#>*[(<|_-]{0,6} ?(?:${ROLES})(?: (?:prompt|message|note|override|update|instruction|mensaje|nota))? ?[\\])>*|_]{0,4} ?[:=]`, 'i'),
  new RegExp(`\\[/?(?:${ROLES}|user|tool|model|inst|instructions?|prompt|context)\\]|<</?sys>>`, 'i'),
  new RegExp(`</?(?:${TAGS})(?:[.\\s/][^<>@]{0,200})?>`, 'i'),
  // A tag with a name or a value that only programs give; plain tags of a pasted mail are none.
  /<\/?[a-z]{1,40}[_:][\w:-]{1,40}[^<>@]{0,200}>|<[a-z][\w-]{0,40}\s{1,9}[a-z-]{1,40}=["'][^<>]{0,300}>/i,
  /(?:^|\n)[ \t]{0,20}#{2,6}[\s\w]/, /```/, /<!--|-->/, /\[\/\/\]:/, /<\|/, /\{\{|\{%|<%/,
  // JSON, and calls of functions.
  /[{[]\s{0,20}["'\u201c][\w -]{1,60}["'\u201d]\s{0,20}:/, /"[a-z_]{1,40}"\s?:[^:]{1,80}"[a-z_]{1,40}"\s?:/, /\{\s{0,20}\w{1,60}\s{0,20}:/,
  /\b[a-z]\w{0,40}\(\s?\w{1,40}\s?=|\b(?:print|exec|eval|console\.log)\s?\(|\b[a-z]{1,30}_[a-z_]{1,40}\(/i,
  // Questions with answers, and the next answer is to come.
  /\n\s{0,20}(?:a|answer|r|respuesta|output|response)\s?:\s{0,20}$/i,
  // Letters as numbers: hexadecimal, binary, and the escapes of HTML, URLs and programs.
  /\b(?=\d{0,40}[a-f])(?=[a-f]{0,40}\d)[0-9a-f]{32,}/i, /(?:\b[0-9a-f]{2}[ ,:]){12}/i, /(?:[01]{8}\s?){4}/, /(?:&#x?[0-9a-f]{2,6};\s?){4}/i, /(?:%[0-9a-f]{2}){6}/i, /(?:\\u[0-9a-f]{4}|\\x[0-9a-f]{2}){4}/i,
  // Base64: a long run of both cases and digits.
  /(?<![\w+/=-])(?=[A-Za-z+/]{0,60}\d)(?=[a-z0-9+/]{0,60}[A-Z])(?=[A-Z0-9+/]{0,60}[a-z])[\w+/-]{28,}/,
  // Letters of two alphabets in one word, text turned round by a sign, letters that nobody sees.
  /[a-z][\u0400-\u04ff]|[\u0400-\u04ff][a-z]/i, /[\u202d\u202e]/, /[\u{e0020}-\u{e007e}]{8}/u,
]

/** Whether a text is built like a message, a call or a code of machines. Takes time in proportion to the text, whatever it is. */
export const shapedByMachines = (text: string): boolean => SHAPES.some((shape) => shape.test(text))
