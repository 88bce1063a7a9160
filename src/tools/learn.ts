// Learns to read once, when the packages are installed, so that no start has to.
import { join } from 'node:path'
import { learnApart } from '../understand/learn-apart.ts'

learnApart(join(import.meta.dirname, '../../knowledge'))
