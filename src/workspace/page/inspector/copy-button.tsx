import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useWords } from '../words/words.tsx';
import style from './inspector.module.css';

/** Puts something on the clipboard, as JSON. `what`: named for those who do not see beside what it stands; without it, the button says it all. */
export function CopyButton({ value, what }: { value: unknown; what?: string }) {
  const { inspector } = useWords();
  const [isCopied, setCopied] = useState(false);
  const [failure, setFailure] = useState('');
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(JSON.stringify(value, null, 2));
      setCopied(true);
    } catch (error) {
      setFailure(inspector.failedTo(String(error)));
    }
  }
  return (
    <>
      <Button
        className={(what ? style.icon : style.plain) ?? ''}
        aria-label={what && inspector.copy(what)}
        onPress={() => void copy()}
      >
        {isCopied ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
        {!what && (isCopied ? inspector.copied : inspector.copyAll)}
      </Button>
      <span role="status" className={failure ? style.failure : 'unseen'}>
        {failure || (isCopied && what ? inspector.copied : '')}
      </span>
    </>
  );
}
