import { isObject, objectsIn } from '../json.ts';
import { all, anything, bool, byType, type Check, list, matching, oneOf, rule, shape, str } from './check.ts';

export const actionId = str(255);
export const blockId = str(255);

function textShape(max: number, min: number): Record<string, Check> {
  return {
    plain_text: shape({ text: str(max, min) }, { emoji: bool }),
    mrkdwn: shape({ text: str(max, min) }, { verbatim: bool }),
  };
}

export const plain = (max: number, min = 1): Check => byType(() => textShape(max, min), ['plain_text']);
export const mrkdwn = (max: number, min = 1): Check => byType(() => textShape(max, min), ['mrkdwn']);
export const text = (max: number, min = 1): Check => byType(() => textShape(max, min));

export const link = (max = 3000): Check =>
  all(str(max), matching(/^(https?|mailto|slack|tel):/i, 'must be a valid URL'));

const option = (label: Check): Check =>
  shape({ text: label, value: str(150, 0) }, { description: text(75), url: link() });

export const plainOption = option(plain(75));
export const anyOption = option(text(75));
export const overflowOption = shape({ text: plain(75) }, { value: str(150, 0), description: plain(75), url: link() });
const optionGroup = shape({ label: plain(75), options: list(plainOption, 1, 100) });

/** Either `options` or `option_groups`, as the static selects and the suggestions hold them. */
export const optionLists: Record<string, Check> = {
  options: list(plainOption, 1, 100),
  option_groups: list(optionGroup, 1, 100),
};

export const confirm = shape(
  { title: plain(100), text: text(300), confirm: plain(30), deny: plain(30) },
  { style: oneOf('primary', 'danger') },
);

export const conversationFilter = all(
  shape(
    {},
    {
      include: list(oneOf('im', 'mpim', 'private', 'public'), 1, 4),
      exclude_external_shared_channels: bool,
      exclude_bot_users: bool,
    },
  ),
  rule((value, at, faults) => {
    if (Object.keys(value).length === 0) faults.add(at, 'must have at least one property');
  }),
);

export const dispatchConfig = shape(
  { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 1, 2) },
  {},
);

const slackFile = all(
  shape({}, { id: str(50), url: link() }),
  rule((value, at, faults) => {
    if ((value.id === undefined) === (value.url === undefined)) faults.add(at, 'must provide exactly one of id, url');
  }),
);

/** An image shows either an address or a file in Slack. */
const imageSource = rule((value, at, faults) => {
  if ((value.image_url === undefined) === (value.slack_file === undefined)) {
    faults.add(at, 'must provide exactly one of image_url, slack_file');
  }
});

export const image = all(
  shape(
    { alt_text: str(2000, 0) },
    {
      image_url: link(),
      slack_file: slackFile,
      image_width: anything,
      image_height: anything,
      image_bytes: anything,
      fallback: anything,
    },
  ),
  imageSource,
);
export const imageBlockShape = all(
  shape(
    { alt_text: str(2000, 0) },
    {
      block_id: blockId,
      image_url: link(),
      slack_file: slackFile,
      title: plain(2000),
      image_width: anything,
      image_height: anything,
      image_bytes: anything,
      fallback: anything,
    },
  ),
  imageSource,
);

const sameOption = (a: unknown, b: unknown) =>
  isObject(a) &&
  isObject(b) &&
  a.value === b.value &&
  isObject(a.text) &&
  isObject(b.text) &&
  a.text.text === b.text.text;

/** The initial choice must be one of what is offered, exactly. */
export const initialAmongOptions = rule((value, at, faults) => {
  const offered = [
    ...objectsIn(value.options),
    ...objectsIn(value.option_groups).flatMap((group) => objectsIn(group.options)),
  ];
  if (value.initial_option !== undefined && !offered.some((one) => sameOption(one, value.initial_option))) {
    faults.add(`${at}/initial_option`, 'initial option must match an option in options or option_groups');
  }
  for (const [index, initial] of objectsIn(value.initial_options).entries()) {
    if (!offered.some((one) => sameOption(one, initial))) {
      faults.add(`${at}/initial_options/${index}`, 'initial option must match an option in options or option_groups');
    }
  }
});

export const exactlyOneOptionList = rule((value, at, faults) => {
  if ((value.options === undefined) === (value.option_groups === undefined)) {
    faults.add(at, 'must provide exactly one of options, option_groups');
  }
});

export const uniqueOptionValues = rule((value, at, faults) => {
  const seen = new Set<unknown>();
  for (const [index, one] of objectsIn(value.options).entries()) {
    if (one.value !== undefined && seen.has(one.value)) {
      faults.add(`${at}/options/${index}/value`, `option value "${one.value}" already exists`);
    }
    seen.add(one.value);
  }
});
