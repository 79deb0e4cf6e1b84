import { dayOf } from '../domain/day.ts';
import { UserError } from '../errors.ts';
import { loadSample, readSample } from '../usecases/load-sample.ts';
import type { CliCommand } from './command.ts';

export const sampleLoad: CliCommand = {
  name: 'sample load',
  usage: '',
  summary: 'load the sample working group into a workspace that is still empty',
  words: [0, 0],
  options: {},
  async run({ db, workspaceId, now }) {
    const sample = readSample();
    const isLoaded = await loadSample(db, workspaceId, { now, today: dayOf(now, sample.timeZone) }, sample);
    if (!isLoaded)
      throw new UserError(
        'sample_refused',
        'The sample was not loaded: this workspace has had it, or has agencies or reviews of its own.',
      );
    return { data: { isLoaded }, text: `Loaded. ${sample.notice.en}` };
  },
};
