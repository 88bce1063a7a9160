/** What the person copies into a form and sends to nobody as it is: the words that go with it, by letter. */
export const WORKSHEETS: Partial<Record<string, string>> = { 'ocr-complaint': 'letter.ready_complaint', 'info-blocking-report': 'letter.ready_report' }
