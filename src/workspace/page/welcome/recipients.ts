import type { CallShown, ChannelShown } from '../../control/shown.ts';

/** Whom the app wrote to in DMs, as its calls tell, in the order in which it wrote. `botUserId`: the app itself. */
export function recipientsOf(
  calls: CallShown[],
  channels: ChannelShown[],
  botUserId: string,
  { since, now }: { since: Date; now: Date },
): string[] {
  const isNew = (at: Date) => at >= since && at.getTime() <= now.getTime() + 1_000;
  const ids = calls
    .filter((call) => call.method === 'chat.postMessage' && call.answer?.ok === true && isNew(new Date(call.at)))
    .flatMap((call) => {
      const channel = channels.find((one) => one.id === call.answer?.channel && one.kind === 'im');
      return channel?.members.find((id) => id !== botUserId) ?? [];
    });
  return [...new Set(ids)];
}
