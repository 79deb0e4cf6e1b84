import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { canSee, isMember, openDirect } from '../conversations.ts';
import type { Core } from '../core.ts';
import { act } from '../interactions/action.ts';
import { runCommand } from '../interactions/command.ts';
import { fill } from '../interactions/filling.ts';
import { openHome } from '../interactions/home.ts';
import { findField, findPlace } from '../interactions/place.ts';
import { useGlobalShortcut, useMessageShortcut } from '../interactions/shortcut.ts';
import { closeModal, submit } from '../interactions/submission.ts';
import { suggest } from '../interactions/suggestion.ts';
import type { Channel, User, View } from '../state.ts';
import { stackOf } from '../views.ts';
import { observe } from './observe.ts';
import { BadRequest, bodyOf } from './request.ts';
import { conversationShown, homeOf, screenOf } from './screen.ts';
import type { Where } from './shown.ts';

export const patience = {
  waitMs: z.number().int().min(0).max(60_000).optional(),
  until: z.enum(['message', 'modal', 'home', 'view_closed', 'anything']).optional(),
};
const where: z.ZodType<Where> = z.union([
  z.strictObject({ channel: z.string(), ts: z.string() }),
  z.strictObject({ viewId: z.string() }),
  z.strictObject({ home: z.literal(true) }),
]);

const commandBody = z.strictObject({
  text: z.string().startsWith('/', 'a command starts with /'),
  channel: z.string().optional(),
  threadTs: z.string().optional(),
  ...patience,
});
const shortcutBody = z.strictObject({ callbackId: z.string(), ...patience });
const messageShortcutBody = z.strictObject({
  callbackId: z.string(),
  channel: z.string(),
  ts: z.string(),
  ...patience,
});
const actionBody = z.strictObject({
  where,
  actionId: z.string(),
  blockId: z.string().optional(),
  value: z.unknown().optional(),
  confirm: z.boolean().optional(),
  ...patience,
});
const optionsBody = z.strictObject({
  where,
  actionId: z.string(),
  blockId: z.string().optional(),
  query: z.string().default(''),
});
const inputBody = z.strictObject({
  values: z.record(z.string(), z.unknown()),
  confirm: z.boolean().default(false),
  /** False: the fields hold the values, and no app is told of them before the form is submitted. */
  dispatch: z.boolean().default(true),
  ...patience,
});
const submitBody = z.strictObject(patience);
const closeBody = z.strictObject({ clearAll: z.boolean().optional(), ...patience });
const homeBody = z.strictObject({ tab: z.enum(['home', 'messages']).default('home'), ...patience });

export function personOf(core: Core, c: Context): User {
  const id = c.req.param('userId') ?? '';
  const user = core.state.users[id];
  if (user?.deleted) throw new BadRequest(`${user.name} is deactivated and can do nothing.`, 409);
  if (user && !user.isBot) return user;
  const people = Object.values(core.state.users).filter((one) => !one.isBot);
  throw new BadRequest(
    `There is no person ${id}. The people are: ${people.map((one) => `${one.id} (${one.name})`).join(', ')}`,
    404,
  );
}

/** A conversation by id, by name with or without #, or the DM with a user; without any: the DM with the app. */
export function conversationFor(core: Core, user: User, wanted: string | undefined): Channel {
  const bot = core.options.app.botUserId;
  if (wanted === undefined) return openDirect(core, [user.id, bot]).channel;
  if (core.state.users[wanted]) return openDirect(core, [user.id, wanted]).channel;
  const name = wanted.replace(/^#/, '');
  const channel =
    core.state.channels[wanted] ??
    Object.values(core.state.channels).find((one) => one.name !== '' && one.name === name);
  if (channel && canSee(core, channel, user.id)) return channel;
  const seen = Object.values(core.state.channels).filter((one) => canSee(core, one, user.id));
  throw new BadRequest(
    `${user.name} sees no conversation ${wanted}. They see: ${seen.map((one) => `${one.id} ${one.name}`).join(', ')}`,
    404,
  );
}

function modalOf(core: Core, user: User, viewId: string): View {
  const top = stackOf(core, user.id).at(-1);
  if (top?.id === viewId || (viewId === 'top' && top)) return top;
  throw new BadRequest(
    `View ${viewId} is not in front of ${user.name}; ${top ? `${top.id} is` : 'no modal is open'}.`,
    409,
  );
}

/** What a person does with the app. */
export function personRoutes(core: Core): Hono {
  const routes = new Hono();

  routes.post('/command', async (c) => {
    const user = personOf(core, c);
    const body = await bodyOf(c, commandBody);
    const channel = conversationFor(core, user, body.channel);
    if (channel.kind !== 'public' && !isMember(channel, user.id))
      throw new BadRequest(`${user.name} is not in ${channel.id}`);
    const place = body.threadTs ? { channel, threadTs: body.threadTs } : { channel };
    return c.json(await observe(core, user, body, () => runCommand(core, user, place, body.text)));
  });

  routes.post('/shortcut', async (c) => {
    const user = personOf(core, c);
    const body = await bodyOf(c, shortcutBody);
    return c.json(await observe(core, user, body, () => useGlobalShortcut(core, user, body.callbackId)));
  });

  routes.post('/message-shortcut', async (c) => {
    const user = personOf(core, c);
    const body = await bodyOf(c, messageShortcutBody);
    const channel = conversationFor(core, user, body.channel);
    return c.json(
      await observe(core, user, body, () => useMessageShortcut(core, user, body.callbackId, channel, body.ts)),
    );
  });

  routes.post('/action', async (c) => {
    const user = personOf(core, c);
    const body = await bodyOf(c, actionBody);
    const place = findPlace(core, user, body.where);
    const field = findField(place, body.actionId, body.blockId, body.value);
    return c.json(
      await observe(core, user, body, () => act(core, user, place, field, body.value, body.confirm ?? false)),
    );
  });

  routes.post('/options', async (c) => {
    const user = personOf(core, c);
    const body = await bodyOf(c, optionsBody);
    const place = findPlace(core, user, body.where);
    return c.json(await suggest(core, user, place, findField(place, body.actionId, body.blockId), body.query));
  });

  routes.post('/view/:viewId/input', async (c) => {
    const user = personOf(core, c);
    const body = await bodyOf(c, inputBody);
    const view = modalOf(core, user, c.req.param('viewId'));
    const { values, confirm: confirmed, dispatch } = body;
    return c.json(await observe(core, user, body, () => fill(core, user, view, values, { confirmed, dispatch })));
  });

  routes.post('/view/:viewId/submit', async (c) => {
    const user = personOf(core, c);
    const body = await bodyOf(c, submitBody);
    const view = modalOf(core, user, c.req.param('viewId'));
    if (!view.content.submit) throw new BadRequest(`View ${view.id} has no submit button.`, 409);
    return c.json(await observe(core, user, body, () => submit(core, user, view)));
  });

  routes.post('/view/:viewId/close', async (c) => {
    const user = personOf(core, c);
    const body = await bodyOf(c, closeBody);
    const view = modalOf(core, user, c.req.param('viewId'));
    return c.json(await observe(core, user, body, () => closeModal(core, user, view, body.clearAll ?? false)));
  });

  routes.post('/home/open', async (c) => {
    const user = personOf(core, c);
    const body = await bodyOf(c, homeBody);
    const hasTab = body.tab === 'home' ? core.manifest.homeTab : core.manifest.messagesTab;
    if (!hasTab) throw new BadRequest(`The app's manifest turns its ${body.tab} tab off.`, 409);
    const seen = await observe(core, user, body, async () => {
      openHome(core, user, body.tab);
      await core.delivery.settled();
      return { ok: true };
    });
    return c.json({ ...seen, home: homeOf(core, user) });
  });

  routes.get('/screen', (c) => c.json(screenOf(core, personOf(core, c))));
  routes.get('/conversation/:channelId', (c) => {
    const user = personOf(core, c);
    return c.json(conversationShown(core, conversationFor(core, user, c.req.param('channelId')), user, 1000));
  });
  return routes;
}
