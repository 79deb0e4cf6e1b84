import { useMemo, useState } from 'react';
import { useReader } from '../reader.tsx';
import { type Candidate, candidatesFor, completed, wantedAt } from './completion.ts';
import { findEmoji } from './emoji.ts';

/** The suggestions for the word before the caret, and which of them is chosen. */
export function useCompleting(text: string, caret: number, hasCommands: boolean) {
  const { user, workspace } = useReader();
  const [chosen, setChosen] = useState(0);
  /** Where the reader has waved the suggestions away. */
  const [isClosedAt, setClosedAt] = useState<number | null>(null);
  const wanted = useMemo(() => wantedAt(text, caret), [text, caret]);
  const known = useMemo(
    () => ({
      commands: hasCommands ? workspace.app.commands : [],
      people: workspace.users,
      channels: workspace.channels.filter(
        ({ kind, members, isArchived }) =>
          !isArchived && (kind === 'public' || (kind === 'private' && members.includes(user.id))),
      ),
      findEmoji,
    }),
    [workspace, user.id, hasCommands],
  );
  const candidates = useMemo(
    (): Candidate[] => (wanted && wanted.from !== isClosedAt ? candidatesFor(wanted, known) : []),
    [wanted, known, isClosedAt],
  );
  const at = Math.min(chosen, Math.max(0, candidates.length - 1));
  return {
    wanted,
    candidates,
    chosen: at,
    move(by: number) {
      setChosen((at + by + candidates.length) % candidates.length);
    },
    restart() {
      setChosen(0);
      setClosedAt(null);
    },
    dismiss() {
      setClosedAt(wanted?.from ?? null);
    },
    complete(index = at): { text: string; caret: number } | null {
      const candidate = candidates[index];
      return wanted && candidate ? completed(text, wanted, candidate.insert) : null;
    },
  };
}
