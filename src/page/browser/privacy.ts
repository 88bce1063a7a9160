import { watchForLeaving } from './leave.ts'

watchForLeaving(document.getElementById('leave')!)
