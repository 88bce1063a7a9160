/** What an office has done with a request. */
export interface Done { gave: 'all' | 'part' | 'nothing'; deniedInWriting: boolean }

/** R3 (45 CFR 164.524 (b)(2)(i)(A)-(B)): acting is giving the access or a written denial, and both where only a part is given. A spoken no is no act. */
export const hasActed = ({ gave, deniedInWriting }: Done): boolean => gave === 'all' || deniedInWriting
