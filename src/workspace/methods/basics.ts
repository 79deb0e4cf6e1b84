import { SlackError } from '../core.ts';
import { teamJson } from '../team.ts';
import type { MethodTable } from './method.ts';

export const basicMethods: MethodTable = {
  'api.test': {
    token: 'none',
    tier: 4,
    json: true,
    run(_core, args) {
      const { token: _, ...rest } = args.raw;
      const error = args.text('error');
      if (error) throw new SlackError(error, { args: rest });
      return { args: rest };
    },
  },
  'auth.test': {
    tier: 'free',
    json: true,
    run(core) {
      const { app, team } = core.options;
      return {
        url: `${core.url}/`,
        team: team.name,
        user: core.state.users[app.botUserId]?.name ?? core.manifest.botName,
        team_id: team.id,
        user_id: app.botUserId,
        bot_id: app.botId,
        is_enterprise_install: false,
      };
    },
  },
  'apps.connections.open': {
    token: 'app',
    tier: 1,
    json: true,
    run: (core) => ({ url: core.sockets.issueUrl() }),
  },
  'team.info': {
    scopes: ['team:read'],
    tier: 3,
    run: (core) => ({ team: teamJson(core) }),
  },
  'bots.info': {
    scopes: ['users:read'],
    tier: 3,
    run(core, args) {
      const { app } = core.options;
      if (args.text('bot') !== app.botId) throw new SlackError('bot_not_found');
      const bot = { id: app.botId, deleted: false, name: core.manifest.botName, updated: 0, app_id: app.id };
      return { bot: { ...bot, user_id: app.botUserId, icons: {} } };
    },
  },
};
