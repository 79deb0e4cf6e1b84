// A Bolt app that does nothing but answer: what Slack's own framework costs, beside which ours is measured.
import bolt from '@slack/bolt';

const {
  SLACK_BOT_TOKEN: token,
  SLACK_SIGNING_SECRET: signingSecret,
  SLACK_API_URL: slackApiUrl,
  PORT: port,
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

const server = await app.start(Number(port));
process.stdout.write(`ready on port ${server.address().port}\n`);
