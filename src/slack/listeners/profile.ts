import { findMember, saveProfile } from '../../db/members.ts';
import type { Deps } from '../deps.ts';
import { profileOf, type SlackUser } from '../profiles.ts';
import type { Switchboard } from '../switchboard.ts';

/** Keeps what is known of members in step with Slack: who left, became a guest, moved to another time zone. */
export function registerProfile(board: Switchboard, deps: Deps): void {
  board.event('user_change', ({ event, body }) =>
    deps.inFlight.run(async () => {
      const user = event.user as SlackUser;
      try {
        // Only people who have been here: the rest of the Slack workspace is none of our business.
        if (!user.id || !(await findMember(deps.db, body.team_id, user.id))) return;
        await saveProfile(deps.db, body.team_id, profileOf(user, body.team_id), deps.clock.now());
      } catch (error) {
        deps.log.warn({ error: String(error), slackUserId: user.id }, 'could not store a changed profile');
      }
    }),
  );
}
