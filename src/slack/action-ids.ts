/** The ids of everything that can be clicked. One id keeps one meaning: old messages go on being clicked. */
export const ACTION = {
  /** Opens the form of an update; value: recommendation id */
  update: 'update_recommendation',
  /** Shows a card; value: recommendation id */
  openCard: 'open_card',
  /** Shows the card that was chosen in a list; option value: recommendation id */
  chooseCard: 'choose_card',
  /** Value: recommendation id */
  history: 'show_history',
  /** Value: what `historyPage` of paging.ts reads */
  historyPage: 'history_page',
  /** One update, whole; value: recommendation id and update id */
  fullUpdate: 'show_full_update',
  /** Value: recommendation id */
  fullText: 'show_full_text',
  /** Value: recommendation id */
  share: 'share_card',
  /** Another page of a list; the value says of which filter */
  listPage: 'list_page',
  /** A list from its start; value: the filter as it would be typed */
  showList: 'show_list',
  /** Another page of a search; the value says for which words */
  searchPage: 'search_page',
  /** Value: the command, as it would be typed after `/rec` */
  ask: 'ask',
  find: 'find_recommendation',
  settings: 'open_settings',
  /** Opens a member's own absences */
  absences: 'open_absences',
  /** Takes one back; value: its first and last day */
  removeAbsence: 'remove_absence',
  /** Opens the days on which the offices are closed */
  officeDays: 'open_office_days',
  /** The country whose public holidays are kept; option value: its code, or "none" */
  chooseCountry: 'choose_country',
  addClosure: 'add_closure',
  /** Value: closure id */
  removeClosure: 'remove_closure',
  /** Marks an update as checked; the value says which, and where the button stands (views/verify-button.ts) */
  verify: 'verify_update',
  /** Opens the form with what was stored, to correct it; value: update id */
  correctUpdate: 'correct_update',
  discardDraft: 'discard_draft',
  /** Puts a reminder off; option value: outbox id and day (views/reminder-buttons.ts) */
  snooze: 'snooze_reminder',
  /** Reminds as planned again; value: outbox id */
  undoSnooze: 'undo_snooze',
  /** Asks what of a reminder is not the member's; value: outbox id */
  notMine: 'not_mine',
  /** States for an agency what a deadline asks for; value: deadline id and agency id */
  tick: 'tick_deadline',
  /** Takes that back; value: deadline id and agency id */
  takeBackTick: 'take_back_tick',
  /** The agency to which something handed back is to be given; option value: agency id */
  chooseAgency: 'choose_agency',
  /** Gives what was handed back to the agency that is chosen beside it; value: reassignment id */
  reassign: 'reassign_recommendation',
  /** Keeps what was handed back where it is; value: reassignment id */
  keepAssignment: 'keep_assignment',
  /** The external select that finds a recommendation; option value: its id */
  pickRecommendation: 'pick_recommendation',
  /** Who is reminded of what, and when; value: deadline id, or a space: of all deadlines */
  preview: 'preview_reminders',
  /** The same of the deadline that was chosen in a list; option value: deadline id */
  choosePreview: 'choose_preview',
  /** Another page of a preview; the value says of which deadline */
  previewPage: 'preview_page',
  /** Why somebody was or was not reminded; value, or option value: recommendation id and member id */
  why: 'why_reminded',
  /** The open deadlines as a calendar file, in a direct message */
  calendar: 'add_to_calendar',
  /** A message of which nobody knows whether it arrived, did; value: outbox id */
  messageArrived: 'message_arrived',
  /** Sends a message that was not delivered once more; value: outbox id */
  sendAgain: 'send_message_again',
  /** Takes note of a message that was not delivered; value: outbox id */
  settleMessage: 'settle_message',
  /** Names somebody in the place of a focal point who has left; the block says of whom (views/left-focal-points.ts) */
  replaceFocalPoint: 'replace_focal_point',
  /** Takes one who has left off the focal points; the block says whom */
  endFocalPoint: 'end_focal_point',
  /** Opens the deadlines for coordinators */
  manageDeadlines: 'manage_deadlines',
  /** Another page of them; value: as of paging.ts */
  deadlinesPage: 'deadlines_page',
  addDeadline: 'add_deadline',
  /** Value: deadline id, as of the four below */
  changeDeadline: 'change_deadline',
  postponeDeadline: 'postpone_deadline',
  closeDeadline: 'close_deadline',
  reopenDeadline: 'reopen_deadline',
  /** Fields of a deadline's form of which something else in it depends */
  deadlineCoverage: 'deadline_coverage',
  deadlineDoneBy: 'deadline_done_by',
  /** The step before */
  deadlineBack: 'deadline_back',
} as const;

/** The forms, by what they are for. */
export const FORM = {
  find: 'find_form',
  settings: 'settings_form',
  absence: 'absence_form',
  closure: 'closure_form',
  share: 'share_form',
  notMine: 'not_mine_form',
  update: 'update_form',
  updatePicker: 'update_picker',
  deadline: 'deadline_form',
  postponeDeadline: 'postpone_form',
  /** Asks nothing, so nobody listens to it: what only says or shows something */
  notice: 'notice',
} as const;

/** The shortcuts, as manifest.yml names them. */
export const SHORTCUT = {
  submitUpdate: 'submit_update',
  updateFromMessage: 'update_from_message',
} as const;
