// A Bolt app that does nothing but answer: what Slack's own framework costs, beside which ours is measured.
import bolt from '@slack/bolt';

const {
  SLACK_BOT_TOKEN: token,
  SLACK_SIGNING_SECRET: signingSecret,
  SLACK_API_URL: slackApiUrl,
  PORT: port,
  DATABASE_URL: databaseUrl,
  STATEMENT: statement,
} = process.env;
/** A text of the size of our answer. */
const text = 'x'.repeat(Number(process.env.TEXT_SIZE ?? 100));
const app = new bolt.App({ token, signingSecret, clientOptions: { slackApiUrl }, endpoints: '/slack/events' });
app.command('/rec', async ({ ack, body, client }) => {
  if (!body.text.startsWith('update')) return ack({ response_type: 'ephemeral', text });
  await ack();
  await client.views.open({ trigger_id: body.trigger_id, view: form });
});

/** As many inputs as our form has. */
const form = {
  type: 'modal',
  callback_id: 'update',
  title: { type: 'plain_text', text: 'Update' },
  submit: { type: 'plain_text', text: 'Send' },
  blocks: ['Status', 'Results', 'Difficulties', 'Proposals', 'Evidence'].map((label) => ({
    type: 'input',
    block_id: label,
    label: { type: 'plain_text', text: label },
    element: { type: 'plain_text_input', action_id: label, multiline: true },
  })),
};

// Where there is a server: what a look-up asks it, of which nothing is looked at, and nothing on the way but what Bolt receives with.
// Less than that no answer from it can take.
if (databaseUrl) {
  const askDatabase = await asking();
  app.processEvent = async ({ body, ack }) => {
    await askDatabase(body);
    await ack({ response_type: 'ephemeral', text });
  };
}

async function asking() {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({ connectionString: databaseUrl, options: '-c timezone=UTC -c jit=off' });
  return async ({ team_id: workspaceId, text: wanted }) => {
    const look = { place: 0, workspaceId, memberId: null, wanted };
    const { rows } = await pool.query({ name: 'asked', text: statement, values: [JSON.stringify([look])] });
    // What finds nothing takes less.
    if (!rows[0]?.id) throw new Error(`there is no ${wanted} in ${workspaceId}`);
  };
}

const server = await app.start(Number(port));
process.stdout.write(`ready on port ${server.address().port}\n`);
