import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Config, Connection } from './config.ts';
import type { Database } from './db/client.ts';
import { ensureWorkspace } from './db/workspaces.ts';
import { dayOf } from './domain/day.ts';
import type { Sample } from './domain/sample.ts';
import { slackPeopleOf } from './domain/sample.ts';
import { LOCAL, STATE } from './local.ts';
import { ROOT } from './root.ts';
import { loadSample } from './usecases/load-sample.ts';
import type { Workspace, WorkspaceOptions } from './workspace/workspace.ts';

const MANIFEST = fileURLToPath(new URL('manifest.yml', ROOT));

/** Who a first visit acts as: focal points, who are reminded and may update; one speaks English, one Vietnamese. */
const VISITORS = ['U0ALT01', 'U0MOJ01'];

/** The local workspace's options: the sample's people and channels, with this app installed by its own manifest. */
export function localWorkspace(sample: Sample, options: { port?: number; folder?: string } = {}): WorkspaceOptions {
  const { users, channels } = slackPeopleOf(sample);
  return {
    port: options.port ?? 0,
    team: LOCAL.team,
    users,
    channels,
    visitors: VISITORS,
    app: installedApp(),
    ...(options.folder && { statePath: join(options.folder, STATE) }),
  };
}

/** This app, as a local workspace has it installed: by its own manifest. */
export function installedApp(): WorkspaceOptions['app'] {
  return {
    id: 'A0RAPPORTEUR',
    botUserId: 'U0RAPPORTEUR',
    botId: 'B0RAPPORTEUR',
    manifest: readManifest(),
    botToken: LOCAL.botToken,
    appToken: LOCAL.appToken,
    signingSecret: LOCAL.signingSecret,
  };
}

/** How the app reaches the local workspace: as any real one, over Socket Mode. */
export function localConnection(workspace: Workspace): Extract<Connection, { mode: 'socket' }> {
  return { mode: 'socket', botToken: LOCAL.botToken, appToken: LOCAL.appToken, apiUrl: workspace.apiUrl };
}

/** The sample working group, loaded on the first start only. */
export async function prepareLocalGroup(
  db: Database,
  { language, timeZone }: Pick<Config, 'language' | 'timeZone'>,
  sample: Sample,
  now: Date,
): Promise<void> {
  const { id, name } = LOCAL.team;
  await ensureWorkspace(db, { id, name, language, timeZone });
  await loadSample(db, id, { now, today: dayOf(now, timeZone) }, sample);
}

export function readManifest(): unknown {
  return parse(readFileSync(MANIFEST, 'utf8'));
}
