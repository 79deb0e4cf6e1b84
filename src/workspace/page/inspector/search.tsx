import { Search as Glass, X } from 'lucide-react';
import { Button, Input, SearchField } from 'react-aria-components';
import controls from '../style/controls.module.css';
import { useWords } from '../words/words.tsx';
import style from './filter.module.css';
import inspection from './inspector.module.css';

export function Search(props: { label: string; value: string; change(value: string): void }) {
  const { inspector } = useWords();
  return (
    <SearchField
      className={`${controls.search} ${style.search}`}
      aria-label={props.label}
      value={props.value}
      onChange={props.change}
    >
      <Glass size={14} aria-hidden="true" />
      <Input placeholder={props.label} />
      <Button className={inspection.icon ?? ''} aria-label={inspector.clearSearch}>
        <X size={14} aria-hidden="true" />
      </Button>
    </SearchField>
  );
}
