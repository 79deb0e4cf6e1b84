import bolt from '@slack/bolt';
import pg from 'pg';
import { asksFor } from '../../dist/db/cards.js';
const { SLACK_BOT_TOKEN: token, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: slackApiUrl, PORT: port } = process.env;
const pool = new pg.Pool({ connectionString: 'postgresql://postgres@127.0.0.1:5432/bench_many', options: '-c timezone=UTC -c jit=off', max: 10 });
const text = 'x'.repeat(Number(process.env.TEXT_SIZE ?? 100));
const { statement } = asksFor({ referenceKey: 'x' });
const json = statement.text.replace('SELECT w.revision::text AS revision, card.* FROM', 'SELECT w.revision::text AS revision, row_to_json(card) FROM');
const app = new bolt.App({ token, signingSecret, clientOptions: { slackApiUrl }, endpoints: '/slack/events' });
app.command('/rec', async ({ ack, body }) => {
  if (process.env.WITH === 'pg') { const { rows } = await pool.query({ ...statement, values: [body.team_id, null, body.text] }); if (!rows[0].id) throw new Error('none'); }
  if (process.env.WITH === 'array') await pool.query({ ...statement, rowMode: 'array', values: [body.team_id, null, body.text] });
  if (process.env.WITH === 'json') await pool.query({ name: 'json', text: json, values: [body.team_id, null, body.text] });
  if (process.env.WITH === 'raw') await pool.query({ ...statement, rowMode: 'array', types: { getTypeParser: () => (x) => x }, values: [body.team_id, null, body.text] });
  if (process.env.WITH === 'one') { await pool.query({ name: 'one', text: 'SELECT revision::text FROM "Workspace" WHERE id = $1', values: [body.team_id] }); }
  return ack({ response_type: 'ephemeral', text });
});
const server = await app.start(Number(port));
process.stdout.write(`ready on port ${server.address().port}\n`);
