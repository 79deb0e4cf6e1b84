/**
 * What keeps a message from its recipient:
 * `person_left`: their Slack account is closed; `person_out_of_reach`: Slack takes no direct message of the app to them;
 * `channel_archived`; `channel_gone`: deleted, or private and without the app; `app_not_in_channel`; `posting_restricted`:
 * the channel's own rules; `shared_outside`: people of other organisations are in the channel, so that the app does not
 * write there; `app_lacks_permission`: the app's installation is incomplete; `our_fault`: Slack does not take
 * what the app made; `unknown_whether_sent`: it may be there or not; `refused`: for another reason.
 */
export const PROBLEMS = [
  'person_left',
  'person_out_of_reach',
  'channel_archived',
  'channel_gone',
  'app_not_in_channel',
  'posting_restricted',
  'shared_outside',
  'app_lacks_permission',
  'our_fault',
  'unknown_whether_sent',
  'refused',
] as const;
export type Problem = (typeof PROBLEMS)[number];

/** What a coordinator does about it, outside of the message itself. */
export const REMEDIES = [
  'name_another_focal_point',
  'tell_them_yourself',
  'choose_another_channel',
  'invite_the_app',
  'allow_posting',
  'reinstall_the_app',
  'tell_the_operator',
  'look_in_slack',
] as const;
export type Remedy = (typeof REMEDIES)[number];

/** How it is settled: it needs nothing more (`seen`); it is in Slack (`arrived`); it is to be sent once more. */
export type Settlement = 'seen' | 'arrived' | 'send_again';

const OF_PEOPLE: Record<string, Problem> = {
  user_disabled: 'person_left',
  user_not_found: 'person_left',
  users_not_found: 'person_left',
  user_not_visible: 'person_out_of_reach',
  user_is_restricted: 'person_out_of_reach',
  user_is_bot: 'person_out_of_reach',
  cannot_dm_bot: 'person_out_of_reach',
  channel_not_found: 'person_out_of_reach',
  messages_tab_disabled: 'app_lacks_permission',
};

const OF_CHANNELS: Record<string, Problem> = {
  is_archived: 'channel_archived',
  channel_not_found: 'channel_gone',
  channel_is_archived: 'channel_archived',
  is_inactive: 'channel_archived',
  not_in_channel: 'app_not_in_channel',
  thread_not_found: 'channel_gone',
  // The app's own word, before it would post
  shared_outside: 'shared_outside',
};

const OF_ALL: Record<string, Problem> = {
  missing_scope: 'app_lacks_permission',
  no_permission: 'app_lacks_permission',
  not_allowed_token_type: 'app_lacks_permission',
  access_denied: 'app_lacks_permission',
  invalid_blocks: 'our_fault',
  invalid_blocks_format: 'our_fault',
  invalid_arguments: 'our_fault',
  invalid_metadata_format: 'our_fault',
  invalid_metadata_schema: 'our_fault',
  metadata_too_large: 'our_fault',
  msg_too_long: 'our_fault',
  no_text: 'our_fault',
};

/** What Slack's error code means for a message to a person (a user id) or a channel. */
export function problemOf(
  error: string | null,
  { status, recipient }: { status: 'failed' | 'uncertain'; recipient: string },
): Problem {
  if (status === 'uncertain') return 'unknown_whether_sent';
  if (error === null) return 'refused';
  // What went wrong in the app itself, before Slack was asked
  if (error.startsWith('error: ')) return 'our_fault';
  const known = knownIn(isPerson(recipient) ? OF_PEOPLE : OF_CHANNELS, error) ?? knownIn(OF_ALL, error);
  if (known) return known;
  return error.startsWith('restricted_action') ? 'posting_restricted' : 'refused';
}

function knownIn(table: Record<string, Problem>, error: string): Problem | undefined {
  return Object.hasOwn(table, error) ? table[error] : undefined;
}

/** Whether a channel takes nothing of the app any more, until somebody has seen to it. */
export function isOfChannel(problem: Problem): boolean {
  return ['channel_archived', 'channel_gone', 'app_not_in_channel', 'posting_restricted'].includes(problem);
}

/** Slack's user ids, as opposed to those of channels. */
export function isPerson(recipient: string): boolean {
  return /^[UW]/.test(recipient);
}

const REMEDY: Record<Problem, Remedy> = {
  person_left: 'name_another_focal_point',
  person_out_of_reach: 'tell_them_yourself',
  channel_archived: 'choose_another_channel',
  channel_gone: 'choose_another_channel',
  app_not_in_channel: 'invite_the_app',
  posting_restricted: 'allow_posting',
  shared_outside: 'choose_another_channel',
  app_lacks_permission: 'reinstall_the_app',
  our_fault: 'tell_the_operator',
  unknown_whether_sent: 'look_in_slack',
  refused: 'tell_the_operator',
};

export function remedyOf(problem: Problem): Remedy {
  return REMEDY[problem];
}

/**
 * The ways in which a coordinator may settle it: sending again is offered where it can help. `isPast`: a reminder whose hours
 * are over, which is not sent any more.
 */
export function settlementsOf(problem: Problem, { isPast }: { isPast: boolean }): Settlement[] {
  if (problem === 'unknown_whether_sent') return ['arrived', isPast ? 'seen' : 'send_again'];
  return isPast || problem === 'person_left' ? ['seen'] : ['send_again', 'seen'];
}
