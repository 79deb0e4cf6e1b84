import { ChevronDown, ChevronRight, ImageOff } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from 'react-aria-components';
import { isObject, type Json, stringIn, textIn } from '../json.ts';
import { useWords } from '../words/words.tsx';
import style from './image.module.css';
import { PlainText } from './text.tsx';

/** Only pictures of the web: an address of another kind is shown by its words. */
function addressOf(image: Json): string | undefined {
  const file = isObject(image.slack_file) ? image.slack_file : {};
  const address = stringIn(image.image_url) || stringIn(file.url);
  return /^https?:/i.test(address) ? address : undefined;
}

/** An image, or its words where it cannot be had. */
export function Picture(props: { image: Json; className?: string | undefined; isDecorative?: boolean }) {
  const words = useWords().blocks;
  const [broken, setBroken] = useState('');
  const address = addressOf(props.image);
  const alt = stringIn(props.image.alt_text);
  if (!address || broken === address) {
    return (
      <span className={style.broken} title={words.brokenImage}>
        <ImageOff size={14} aria-hidden="true" /> {alt || words.brokenImage}
      </span>
    );
  }
  return (
    <img
      className={props.className}
      src={address}
      alt={props.isDecorative ? '' : alt}
      loading="lazy"
      referrerPolicy="no-referrer"
      onError={() => setBroken(address)}
    />
  );
}

/** An image block: its title shows and hides it. */
export function ImageBlock({ block }: { block: Json }) {
  const words = useWords().blocks;
  const [isOpen, setOpen] = useState(true);
  const id = useId();
  const title = textIn(block.title);
  const Sign = isOpen ? ChevronDown : ChevronRight;
  return (
    <figure className={style.figure}>
      {title && (
        <figcaption className={style.title}>
          <PlainText text={title.text} />
          <Button
            className={style.toggle}
            aria-expanded={isOpen}
            aria-controls={id}
            aria-label={isOpen ? words.hideImage : words.showImage}
            onPress={() => setOpen(!isOpen)}
          >
            <Sign size={16} aria-hidden="true" />
          </Button>
        </figcaption>
      )}
      <div id={id} hidden={!isOpen}>
        <Picture image={block} className={style.large} />
      </div>
    </figure>
  );
}
