import { useReader } from '../reader.tsx';

/** Somebody's picture; the name stands beside it. */
export function Avatar({ userId, size, className }: { userId: string; size: number; className?: string | undefined }) {
  const { workspace } = useReader();
  const whose = userId === workspace.app.botUserId ? 'app' : userId;
  return <img className={className} src={`/avatars/${whose}-48.png`} alt="" width={size} height={size} />;
}
