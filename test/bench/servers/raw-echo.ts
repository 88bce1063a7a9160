// The floor: node:http, JSON in, JSON out, no framework. What any turn of any bot costs at least.
import { createServer } from 'node:http'

createServer((req, res) => {
  const chunks: Buffer[] = []
  req.on('data', (chunk: Buffer) => chunks.push(chunk))
  req.on('end', () => {
    const heard = chunks.length > 0 ? (JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>) : {}
    const body = JSON.stringify({ type: 'message', conversation: heard.conversation, replyToId: heard.id, text: `Echo: ${String(heard.text)}` })
    res.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
    res.end(body)
  })
}).listen(Number(process.env.PORT), '127.0.0.1')
