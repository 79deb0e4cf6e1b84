/** What the local workspace is known by, to everybody: it opens nothing but a workspace on this machine's own 127.0.0.1. */
export const LOCAL = {
  team: { id: 'T0LOCAL', name: 'Sample Working Group', domain: 'sample' },
  botToken: 'xoxb-local',
  appToken: 'xapp-local',
  signingSecret: 'local-signing-secret',
};

/** The local workspace's file in the data folder. */
export const STATE = 'workspace.json';
