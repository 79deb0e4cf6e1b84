import { describe, expect, it } from 'vitest';
import { asSent, contentOf, essence, foundBy, heldAfter, isTyped } from '../../../src/workspace/page/elements/value.ts';

const option = { text: { type: 'plain_text', text: 'Done', emoji: true }, value: 'done' };

describe('what an element holds', () => {
  it('is in the shape that Slack gives it', () => {
    expect(heldAfter('static_select', option)).toEqual({ type: 'static_select', selected_option: option });
    expect(heldAfter('multi_users_select', ['U1'])).toEqual({ type: 'multi_users_select', selected_users: ['U1'] });
    expect(heldAfter('datetimepicker', 1814918400)).toEqual({ type: 'datetimepicker', selected_date_time: 1814918400 });
  });

  it('is null or an empty list when it is emptied', () => {
    expect(heldAfter('plain_text_input', '')).toEqual({ type: 'plain_text_input', value: null });
    expect(heldAfter('users_select', null)).toEqual({ type: 'users_select', selected_user: null });
    expect(heldAfter('checkboxes', null)).toEqual({ type: 'checkboxes', selected_options: [] });
  });

  it('has no words by which an option was found', () => {
    expect(heldAfter('external_select', foundBy('do', option))).toEqual({
      type: 'external_select',
      selected_option: option,
    });
  });

  it('gives its content back', () => {
    expect(contentOf(heldAfter('radio_buttons', option))).toEqual(option);
    expect(contentOf(undefined)).toBeNull();
    expect(contentOf({ type: 'button' })).toBeNull();
    expect(contentOf({ type: 'checkboxes' })).toEqual([]);
  });
});

describe('what is sent of it', () => {
  it('is an option by its value, a file by its id, a text as it is', () => {
    expect(asSent(option)).toBe('done');
    expect(asSent([option])).toEqual(['done']);
    expect(asSent([{ id: 'F1', name: 'a.txt' }])).toEqual(['F1']);
    expect(asSent('text')).toBe('text');
    expect(asSent(null)).toBeNull();
  });

  it('has the words that found an option of an external select', () => {
    expect(asSent(foundBy('do', option))).toEqual({ query: 'do', pick: 'done' });
  });

  it('is a rich text whole', () => {
    const text = { type: 'rich_text', elements: [] };
    expect(asSent(text)).toEqual(text);
  });
});

it('tells values apart by what an app could tell', () => {
  expect(essence({ type: 'static_select', selected_option: option })).toBe(
    essence({ type: 'static_select', selected_option: { ...option, text: { type: 'plain_text', text: 'Done' } } }),
  );
  expect(essence({ type: 'plain_text_input', value: '' })).toBe(essence({ type: 'plain_text_input', value: null }));
  expect(essence({ type: 'plain_text_input', value: 'a' })).not.toBe(essence({ type: 'plain_text_input', value: 'b' }));
});

it('knows what is typed', () => {
  expect(isTyped('plain_text_input')).toBe(true);
  expect(isTyped('static_select')).toBe(false);
});
