import { z } from 'zod';

const slashCommand = z.object({
  command: z.string().startsWith('/'),
  description: z.string().default(''),
  usage_hint: z.string().default(''),
  should_escape: z.boolean().default(false),
});

const shortcut = z.object({
  name: z.string(),
  type: z.enum(['global', 'message']),
  callback_id: z.string(),
  description: z.string().default(''),
});

const schema = z.object({
  display_information: z.object({
    name: z.string(),
    description: z.string().default(''),
    long_description: z.string().default(''),
  }),
  features: z
    .object({
      app_home: z
        .object({
          home_tab_enabled: z.boolean().default(false),
          messages_tab_enabled: z.boolean().default(false),
          messages_tab_read_only_enabled: z.boolean().default(false),
        })
        .optional(),
      bot_user: z.object({ display_name: z.string() }).optional(),
      slash_commands: z.array(slashCommand).default([]),
      shortcuts: z.array(shortcut).default([]),
    })
    .default({ slash_commands: [], shortcuts: [] }),
  oauth_config: z
    .object({ scopes: z.object({ bot: z.array(z.string()).default([]) }).default({ bot: [] }) })
    .optional(),
  settings: z
    .object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()).default([]) }).optional(),
      interactivity: z.object({ is_enabled: z.boolean().default(false) }).optional(),
      socket_mode_enabled: z.boolean().optional(),
    })
    .optional(),
});

export type SlashCommand = z.infer<typeof slashCommand>;
export type Shortcut = z.infer<typeof shortcut>;

/** What the workspace needs to know of the installed app. */
export interface Manifest {
  name: string;
  botName: string;
  description: string;
  longDescription: string;
  commands: SlashCommand[];
  shortcuts: Shortcut[];
  scopes: string[];
  events: string[];
  interactive: boolean;
  homeTab: boolean;
  messagesTab: boolean;
  messagesReadOnly: boolean;
}

/** Reads the parts of a Slack app manifest that the workspace acts on; throws naming what is wrong. */
export function readManifest(manifest: unknown): Manifest {
  const parsed = schema.safeParse(manifest);
  if (!parsed.success) throw new Error(`The app manifest cannot be read: ${z.prettifyError(parsed.error)}`);
  const { display_information, features, oauth_config, settings } = parsed.data;
  return {
    name: display_information.name,
    botName: features.bot_user?.display_name ?? display_information.name,
    description: display_information.description,
    longDescription: display_information.long_description,
    commands: features.slash_commands,
    shortcuts: features.shortcuts,
    scopes: oauth_config?.scopes.bot ?? [],
    events: settings?.event_subscriptions?.bot_events ?? [],
    interactive: settings?.interactivity?.is_enabled ?? false,
    homeTab: features.app_home?.home_tab_enabled ?? false,
    messagesTab: features.app_home?.messages_tab_enabled ?? false,
    messagesReadOnly: features.app_home?.messages_tab_read_only_enabled ?? false,
  };
}
