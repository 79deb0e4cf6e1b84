import { Hono } from 'hono';
import { z } from 'zod';
import type { Core } from '../core.ts';
import { unixSeconds } from '../core.ts';
import { tellApp } from '../events.ts';
import { archiveChannel, eventTs, joinChannel, leaveChannel } from '../membership.ts';
import type { SeedUser } from '../options.ts';
import { channelFromSeed, dndFromSeed, type User, userFromSeed } from '../state.ts';
import { userJson } from '../users.ts';
import { BadRequest, bodyOf } from './request.ts';

/** Also a zone's other names: the list of supported ones has one of each, such as Asia/Saigon. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const flag = z.boolean().optional();
const userBody = z.strictObject({
  id: z.string().regex(/^[UW]/, 'a user id begins with U or W'),
  name: z.string().min(1).optional(),
  realName: z.string().optional(),
  displayName: z.string().optional(),
  email: z.string().optional(),
  title: z.string().optional(),
  tz: z.string().refine(isTimeZone, 'not a time zone').optional(),
  locale: z.string().optional(),
  isAdmin: flag,
  isOwner: flag,
  isRestricted: flag,
  isUltraRestricted: flag,
  isStranger: flag,
  teamId: z.string().optional(),
  isBot: flag,
  deleted: flag,
  dnd: z
    .union([z.boolean(), z.strictObject({ enabled: z.boolean(), nextStart: z.number(), nextEnd: z.number() })])
    .optional(),
});

const channelBody = z.strictObject({
  id: z.string().regex(/^[CG]/, 'a channel id begins with C'),
  name: z
    .string()
    .regex(/^[\p{Ll}\p{N}_-]{1,80}$/u, 'a channel name is lower case, without spaces, up to 80 characters')
    .optional(),
  isPrivate: flag,
  isExtShared: flag,
  topic: z.string().optional(),
  archived: flag,
  /** Who is added and who is removed; the app's bot user as well. */
  add: z.array(z.string()).default([]),
  remove: z.array(z.string()).default([]),
});

/** Only what was given: an absent field must not undo a present one. */
function given<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Partial<T>;
}

function changeUser(core: Core, known: User, body: z.infer<typeof userBody>): User {
  const { dnd, id: _, ...rest } = body;
  Object.assign(known, given(rest), { updated: unixSeconds(core) });
  const next = dndFromSeed(dnd, unixSeconds(core));
  if (next) known.dnd = next;
  return known;
}

function addUser(core: Core, body: z.infer<typeof userBody>): User {
  if (!body.name) throw new BadRequest(`There is no user ${body.id} yet: give at least a name to add one.`);
  const seed = { realName: body.name, ...given(body) } as SeedUser;
  return userFromSeed(seed, core.options.team.id, core.clock.now());
}

/** People and channels, as an administrator changes them. */
export function channelRoutes(core: Core): Hono {
  const routes = new Hono();

  routes.post('/users', async (c) => {
    const body = await bodyOf(c, userBody);
    const known = core.state.users[body.id];
    const user = known ? changeUser(core, known, body) : addUser(core, body);
    core.state.users[user.id] = user;
    core.touch();
    core.changes.emit('user_changed', { data: user });
    const type = known ? 'user_change' : 'team_join';
    tellApp(core, type, {
      type,
      user: userJson(core, user, true),
      cache_ts: unixSeconds(core),
      event_ts: eventTs(core),
    });
    await core.delivery.settled();
    return c.json({ user });
  });

  routes.post('/channels', async (c) => {
    const body = await bodyOf(c, channelBody);
    let channel = core.state.channels[body.id];
    for (const id of [...body.add, ...body.remove]) {
      if (!core.state.users[id]) throw new BadRequest(`There is no user ${id}.`);
    }
    if (!channel) {
      if (!body.name) throw new BadRequest(`There is no channel ${body.id} yet: give at least a name to add one.`);
      channel = channelFromSeed(
        { ...given(body), id: body.id, name: body.name, members: [] },
        core.options.app.botUserId,
        core.clock.now(),
      );
      core.state.channels[channel.id] = channel;
      core.state.messages[channel.id] = [];
    }
    Object.assign(channel, given({ name: body.name, topic: body.topic, isExtShared: body.isExtShared }));
    if (body.isPrivate !== undefined) channel.kind = body.isPrivate ? 'private' : 'public';
    for (const id of body.add) joinChannel(core, channel, id);
    for (const id of body.remove) leaveChannel(core, channel, id);
    if (body.archived !== undefined) archiveChannel(core, channel, body.archived, channel.creator);
    core.touch();
    core.changes.emit('channel_changed', { channel: channel.id, data: channel });
    await core.delivery.settled();
    return c.json({ channel });
  });
  return routes;
}
