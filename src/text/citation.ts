/** How a rule is named: "45 CFR 164.524(d)(1)", "HHS access guidance, unpaid bill"; paragraph "*" is the whole of it. */
export const ruleName = (label: string, paragraph: string): string =>
  `${label}${paragraph === '*' ? '' : paragraph.startsWith('(') ? paragraph : `, ${paragraph}`}`
