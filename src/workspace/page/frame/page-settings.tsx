import { Settings2 } from 'lucide-react';
import { Button, DialogTrigger, Label, Popover, Radio, RadioGroup } from 'react-aria-components';
import surface from '../style/surface.module.css';
import { type Theme, useTheme } from '../style/theme.ts';
import { type Language, useSpeech } from '../words/words.tsx';
import style from './bar.module.css';
import frameStyle from './frame.module.css';

/** The page's own language and colours. */
export function PageSettings({ showTour }: { showTour: (() => void) | null }) {
  const { words, language, speak } = useSpeech();
  const [theme, setTheme] = useTheme();
  const { frame } = words;
  return (
    <DialogTrigger>
      <Button className={style.button ?? ''} aria-label={frame.settings}>
        <Settings2 size={18} />
      </Button>
      <Popover className={`${surface.popover} ${style.settings}`} placement="bottom end" aria-label={frame.settings}>
        <RadioGroup value={language} onChange={(value) => speak(value as Language)}>
          <Label>{frame.language}</Label>
          <Radio value="en">
            <span lang="en">English</span>
          </Radio>
          <Radio value="vi">
            <span lang="vi">Tiếng Việt</span>
          </Radio>
        </RadioGroup>
        <RadioGroup value={theme} onChange={(value) => setTheme(value as Theme)}>
          <Label>{frame.theme}</Label>
          <Radio value="system">{frame.asSystem}</Radio>
          <Radio value="light">{frame.light}</Radio>
          <Radio value="dark">{frame.dark}</Radio>
        </RadioGroup>
        {showTour && (
          <Button className={frameStyle.plainButton ?? ''} onPress={showTour}>
            {frame.showTour}
          </Button>
        )}
        <p className={style.note}>{frame.localOnly}</p>
      </Popover>
    </DialogTrigger>
  );
}
