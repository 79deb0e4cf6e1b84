import { LOCAL } from '../../src/local.ts';
import { installedApp } from '../../src/local-slack.ts';
import { startWorkspace } from '../../src/workspace/workspace.ts';
import { peopleOf } from '../chaos/group.ts';

// A local Slack in a process of its own, with Slack's own limits: `slack-process.ts PEOPLE ZONE` prints its address.

const [people = '1', zone = 'UTC'] = process.argv.slice(2);
const workspace = await startWorkspace({
  team: LOCAL.team,
  users: peopleOf(Number(people), zone),
  channels: [],
  rateLimits: 'slack',
  app: installedApp(),
});
process.stdout.write(`${workspace.url}\n`);
