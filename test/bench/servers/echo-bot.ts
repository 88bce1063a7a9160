// The measure: the EchoBot of the Bot Framework's samples on restify, with state for conversation and user as its state sample keeps it.
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication, ConversationState, MemoryStorage, UserState, type TurnContext } from 'botbuilder'
import restify from 'restify'

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}))
adapter.onTurnError = async (_context, error) => console.error(error)

const storage = new MemoryStorage()
const conversationState = new ConversationState(storage)
const userState = new UserState(storage)
const turns = conversationState.createProperty<{ count: number }>('turns')
const profile = userState.createProperty<{ name: string; asked: number }>('profile')

class EchoBot extends ActivityHandler {
  constructor() {
    super()
    this.onMessage(async (context, next) => {
      const conversation = await turns.get(context, { count: 0 })
      conversation.count++
      const user = await profile.get(context, { name: '', asked: 0 })
      user.asked++
      await context.sendActivity(`Echo: ${context.activity.text}`)
      await next()
    })
    this.onMembersAdded(async (context, next) => {
      for (const { id } of context.activity.membersAdded ?? []) if (id !== context.activity.recipient.id) await context.sendActivity('Hello and welcome!')
      await next()
    })
  }

  override async run(context: TurnContext): Promise<void> {
    await super.run(context)
    await conversationState.saveChanges(context, false)
    await userState.saveChanges(context, false)
  }
}

const bot = new EchoBot()
const server = restify.createServer()
server.use(restify.plugins.bodyParser())
// oxlint-disable-next-line oxc/no-async-endpoint-handlers -- that is Express; restify 12 awaits its handlers, and the samples write it so
server.post('/api/messages', async (req, res) => {
  await adapter.process(req, res, (context) => bot.run(context))
})
server.listen(Number(process.env.PORT), '127.0.0.1')
