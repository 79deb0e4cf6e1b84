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
  /** Marks an update as checked; the value says which, and where the button stands (views/verify-button.ts) */
  verify: 'verify_update',
  /** Opens the form with what was stored, to correct it; value: update id */
  correctUpdate: 'correct_update',
  discardDraft: 'discard_draft',
  /** The external select that finds a recommendation; option value: its id */
  pickRecommendation: 'pick_recommendation',
} as const;

/** The forms, by what they are for. */
export const FORM = {
  find: 'find_form',
  settings: 'settings_form',
  share: 'share_form',
  update: 'update_form',
  updatePicker: 'update_picker',
  /** Asks nothing, so nobody listens to it: what only says or shows something */
  notice: 'notice',
} as const;

/** The shortcuts, as manifest.yml names them. */
export const SHORTCUT = {
  submitUpdate: 'submit_update',
  updateFromMessage: 'update_from_message',
} as const;
