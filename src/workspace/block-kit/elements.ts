import { all, anything, bool, type Check, int, list, matching, oneOf, rule, shape, str } from './check.ts';
import {
  actionId,
  anyOption,
  confirm,
  conversationFilter,
  dispatchConfig,
  exactlyOneOptionList,
  image,
  initialAmongOptions,
  link,
  optionLists,
  overflowOption,
  plain,
  plainOption,
  uniqueOptionValues,
} from './composition.ts';
import { richText } from './rich-text.ts';

const placeholder = plain(150);
const common = { action_id: actionId };
const focusable = { ...common, focus_on_load: bool };
const select = { ...focusable, confirm, placeholder };
const multi = { ...select, max_selected_items: int(1, 1000) };
const ids = list(str(50), 0, 1000);
const date = matching(/^\d{4}-\d{2}-\d{2}$/, 'must be a date in the format YYYY-MM-DD');
const time = matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time in the format HH:mm');
const unixSeconds = int(1_000_000_000, 9_999_999_999);
const numeric = matching(/^-?\d+(\.\d+)?$/, 'must be a number written as a string');
const style = oneOf('primary', 'danger');

const feedbackButton = shape({ text: plain(75), value: str(2000) }, { accessibility_label: str(75) });

const lengths = rule((value, at, faults) => {
  const { min_length: least, max_length: most } = value;
  if (typeof least === 'number' && typeof most === 'number' && least > most) {
    faults.add(at, 'min_length must be less than or equal to max_length');
  }
});

const conversations = {
  default_to_current_conversation: bool,
  filter: conversationFilter,
};

/** Every element, by type. */
export const elements: Record<string, Check> = {
  button: shape(
    { text: plain(75) },
    { ...common, value: str(2000, 0), url: link(), style, confirm, accessibility_label: str(75) },
  ),
  workflow_button: shape({ text: plain(75), workflow: anything }, { ...common, style, accessibility_label: str(75) }),
  icon_button: shape(
    { icon: oneOf('trash'), text: plain(75) },
    { ...common, value: str(2000, 0), confirm, accessibility_label: str(75), visible_to_user_ids: ids },
  ),
  feedback_buttons: shape({ positive_button: feedbackButton, negative_button: feedbackButton }, common),
  image,
  overflow: shape({ options: list(overflowOption, 1, 5) }, { ...common, confirm }),
  checkboxes: all(
    shape({ options: list(anyOption, 1, 10) }, { ...focusable, confirm, initial_options: list(anyOption, 1, 10) }),
    initialAmongOptions,
    uniqueOptionValues,
  ),
  radio_buttons: all(
    shape({ options: list(anyOption, 1, 10) }, { ...focusable, confirm, initial_option: anyOption }),
    initialAmongOptions,
    uniqueOptionValues,
  ),
  static_select: all(
    shape({}, { ...select, ...optionLists, initial_option: plainOption }),
    exactlyOneOptionList,
    initialAmongOptions,
  ),
  multi_static_select: all(
    shape({}, { ...multi, ...optionLists, initial_options: list(plainOption, 1, 100) }),
    exactlyOneOptionList,
    initialAmongOptions,
  ),
  external_select: shape({}, { ...select, min_query_length: int(0, 1000), initial_option: plainOption }),
  multi_external_select: shape(
    {},
    { ...multi, min_query_length: int(0, 1000), initial_options: list(plainOption, 1, 100) },
  ),
  users_select: shape({}, { ...select, initial_user: str(50) }),
  multi_users_select: shape({}, { ...multi, initial_users: ids }),
  conversations_select: shape(
    {},
    { ...select, ...conversations, initial_conversation: str(50), response_url_enabled: bool },
  ),
  multi_conversations_select: shape({}, { ...multi, ...conversations, initial_conversations: ids }),
  channels_select: shape({}, { ...select, initial_channel: str(50), response_url_enabled: bool }),
  multi_channels_select: shape({}, { ...multi, initial_channels: ids }),
  datepicker: shape({}, { ...select, initial_date: date }),
  timepicker: shape({}, { ...select, initial_time: time, timezone: str(100) }),
  datetimepicker: shape({}, { ...focusable, confirm, initial_date_time: unixSeconds }),
  plain_text_input: all(
    shape(
      {},
      {
        ...focusable,
        placeholder,
        initial_value: str(3000, 0),
        multiline: bool,
        min_length: int(0, 3000),
        max_length: int(1, 3000),
        dispatch_action_config: dispatchConfig,
      },
    ),
    lengths,
  ),
  email_text_input: shape(
    {},
    { ...focusable, placeholder, initial_value: str(3000, 0), dispatch_action_config: dispatchConfig },
  ),
  url_text_input: shape(
    {},
    { ...focusable, placeholder, initial_value: str(3000, 0), dispatch_action_config: dispatchConfig },
  ),
  number_input: shape(
    { is_decimal_allowed: bool },
    {
      ...focusable,
      placeholder,
      initial_value: numeric,
      min_value: numeric,
      max_value: numeric,
      dispatch_action_config: dispatchConfig,
    },
  ),
  rich_text_input: shape(
    {},
    { ...focusable, placeholder, initial_value: richText, dispatch_action_config: dispatchConfig },
  ),
  file_input: shape({}, { ...common, filetypes: list(str(20), 1, 100), max_files: int(1, 10) }),
  url: shape({ url: link(), text: str(255) }, {}),
};

const selects = ['static_select', 'external_select', 'users_select', 'conversations_select', 'channels_select'];
const multis = selects.map((type) => `multi_${type}`);
const choices = ['checkboxes', 'radio_buttons', 'datepicker', 'timepicker', ...selects, ...multis];

/** Which elements may stand in which block. */
export const placed = {
  section: ['button', 'workflow_button', 'overflow', 'image', ...choices],
  actions: ['button', 'workflow_button', 'overflow', 'datetimepicker', 'rich_text_input', ...choices],
  input: [
    'plain_text_input',
    'email_text_input',
    'url_text_input',
    'number_input',
    'rich_text_input',
    'file_input',
    'datetimepicker',
    ...choices,
  ],
  context_actions: ['feedback_buttons', 'icon_button'],
};
