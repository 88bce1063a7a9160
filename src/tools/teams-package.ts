import { writeFileSync } from 'node:fs'
import { ConfigError, environment, readConfig } from '../config.ts'
import { teamsPackage } from './teams/package.ts'

const FILE = 'records-rights-teams.zip'

/** npm run teams:package: writes the app package for Teams, made from the settings the bot runs with, into the working folder. */
try {
  writeFileSync(FILE, await teamsPackage(readConfig(environment())))
  console.log(`Written and checked: ${FILE}`)
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
