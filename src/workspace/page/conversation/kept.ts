/** What this browser remembers of a person's writing. */
const RECALLED = 50;

const draftKey = (userId: string, room: string) => `page-draft ${userId} ${room}`;

export const draftOf = (userId: string, room: string): string => localStorage.getItem(draftKey(userId, room)) ?? '';

export function keepDraft(userId: string, room: string, text: string): void {
  if (text === '') localStorage.removeItem(draftKey(userId, room));
  else localStorage.setItem(draftKey(userId, room), text);
}

function listOf(key: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

function keepIn(key: string, text: string): void {
  const next = [...listOf(key).filter((one) => one !== text), text];
  localStorage.setItem(key, JSON.stringify(next.slice(-RECALLED)));
}

/** What a person sent before, the last one last. */
export const sentBefore = (userId: string): string[] => listOf(`page-sent ${userId}`);
export const keepSent = (userId: string, text: string): void => keepIn(`page-sent ${userId}`, text);

/** Refusals that were dismissed here. */
export const dismissedRefusals = (): string[] => listOf('page-dismissed');
export const keepDismissed = (refusal: string): void => keepIn('page-dismissed', refusal);
