import type { Slot } from '../../src/dialog/slot.ts'
import { declines } from '../../src/understand/commands.ts'
import { readName } from '../../src/understand/names.ts'
import { declined, perhaps, unreadable } from './reply.ts'

const named = (kind: 'patient_name' | 'requester_name') => ({
  kind,
  required: true,
  read(said: string) {
    const read = readName(said)
    if (!read) return declines(said) ? declined : unreadable
    return read.whole ? { value: read.name } : perhaps(read.name)
  },
})

/** The name the office finds the records by. One word alone is asked about. */
export const patient_name: Slot<'patient_name'> = { ...named('patient_name'), kind: 'patient_name' }
/** The name of the person who asks, where that is somebody else. */
export const requester_name: Slot<'requester_name'> = { ...named('requester_name'), kind: 'requester_name' }
