import { z } from 'zod'

/** A setting of the environment; an empty value is a line of .env.example that nobody filled in. */
export const setting = z.string().trim().transform((value) => value || undefined).optional()

/** A web address without the slash at its end. */
export const address = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''))
