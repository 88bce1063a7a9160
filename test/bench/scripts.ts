/** What one person says, and what must stand in the JSON of the product's reply to it. */
export interface Step { say: string; expect: string }

/** Said over and over, the last step is followed by the first. `before` opens the conversation and is not measured. */
export interface Script { before: Step[]; steps: Step[] }

const asks = (kind: string) => `"asks":"${kind}"`
/** Answered with a topic, whichever; which one is not for this to judge. */
const answered = '"answered":["'

/** Questions as people put them. */
const question: Script = {
  before: [],
  steps: [
    'Can my therapist refuse to give me a copy of the psychotherapy notes from our sessions?',
    'They will not release my records until I pay the outstanding bill. Are they allowed to do that?',
    'they want 2 dollars a page for the copies, how much can they charge',
    'I asked five weeks ago and they have not answered. How long can they take?',
    'Do I have to tell them why? They say I must give a reason to get my records',
    'They refuse to give me the part that came from another hospital, they say it is not their record',
    '¿Dónde pongo una queja contra la clínica con el gobierno?',
    'How do I ask for a review by another doctor after they denied me?',
  ].map((say) => ({ say, expect: answered })),
}

/** A records request from the first question to the last look, one earlier answer changed, and then the next one from the start. */
const drafting: Script = {
  before: [{ say: 'I want to request my records', expect: asks('patient_name') }],
  steps: [
    { say: 'Ottoline Farrow', expect: asks('dob') },
    { say: '3/14/1980', expect: asks('provider') },
    { say: 'Harbor Street Clinic', expect: asks('provider_contact') },
    { say: '12 Harbor Street, Norfolk, VA 23510', expect: asks('dates') },
    { say: 'march 2023 through september 2024', expect: asks('records') },
    { say: 'visit notes and lab results', expect: asks('format') },
    { say: 'pdf', expect: asks('delivery') },
    { say: 'by mail', expect: asks('contact') },
    { say: '40 Elm Road, Norfolk, VA 23503', expect: asks('confirm') },
    { say: 'change the date of birth to 4/14/1980', expect: asks('confirm') },
    { say: 'start over', expect: asks('restart_confirm') },
    { say: 'yes', expect: asks('who') },
    { say: 'mine', expect: asks('patient_name') },
  ],
}

export const SCRIPTS = { question, drafting }
export type ScriptName = keyof typeof SCRIPTS
