// A Bolt app that does nothing but answer: what Slack's own framework costs, beside which ours is measured. With STATEMENT, a prepared
// statement of ours as JSON, it asks the server that first and looks at nothing of it: what no app that reads its records can do without.
import bolt from '@slack/bolt';

const {
  SLACK_BOT_TOKEN: token,
  SLACK_SIGNING_SECRET: signingSecret,
  SLACK_API_URL: slackApiUrl,
  PORT: port,
  STATEMENT: statement,
  DATABASE_URL: connectionString,
} = process.env;
/** A text of the size of our answer. */
const text = 'x'.repeat(Number(process.env.TEXT_SIZE ?? 100));
const askServer = statement && (await prepare(JSON.parse(statement)));
const app = new bolt.App({ token, signingSecret, clientOptions: { slackApiUrl }, endpoints: '/slack/events' });
app.command('/rec', async ({ ack, body, client }) => {
  if (!body.text.startsWith('update')) {
    await askServer?.(body);
    return ack({ response_type: 'ephemeral', text });
  }
  await ack();
  await client.views.open({ trigger_id: body.trigger_id, view: form });
});

async function prepare(prepared) {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({ connectionString, options: '-c timezone=UTC -c jit=off' });
  return async ({ team_id: workspaceId, text: reference }) => {
    const { rows } = await pool.query({
      ...prepared,
      values: [JSON.stringify([{ place: 0, workspaceId, wanted: reference }])],
    });
    if (rows.length !== 1 || !rows[0].id) throw new Error(`${reference} was not found in ${workspaceId}`);
  };
}

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

const server = await app.start(Number(port));
process.stdout.write(`ready on port ${server.address().port}\n`);
