import type { Language } from '../../knowledge/schema.ts'

/** Whether a rewording says nothing that the curated text does not. Until that can be told, none does. */
export const isFaithful = (reworded: string, curated: string, _language: Language): boolean => reworded === curated
/** Whether a tidied story says what the person wrote, and no more. Until that can be told, none does. */
export const isSameStory = (tidied: string, original: string, _language: Language): boolean => tidied === original
