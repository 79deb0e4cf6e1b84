import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useWords } from '../words/words.tsx';
import { Calls } from './calls.tsx';
import { Interactions } from './interactions.tsx';
import { useWarningCount } from './log.ts';
import { Misbehave } from './misbehave.tsx';
import style from './tabs.module.css';
import { Warnings } from './warnings.tsx';

const views = { interactions: Interactions, calls: Calls, warnings: Warnings, misbehave: Misbehave };
type View = keyof typeof views;

/** What passed between the workspace and the app. */
export function Inspector() {
  const { inspector } = useWords();
  const warnings = useWarningCount();
  return (
    <Tabs className={style.inspector ?? ''}>
      <TabList className={style.tabs ?? ''} aria-label={inspector.views}>
        {(Object.keys(views) as View[]).map((view) => (
          <Tab key={view} id={view} className={style.tab ?? ''}>
            {inspector[view]}
            {view === 'warnings' && warnings > 0 && <span className={style.number}>{warnings}</span>}
          </Tab>
        ))}
      </TabList>
      {(Object.entries(views) as [View, () => React.ReactNode][]).map(([view, Shown]) => (
        // Kept while another is shown, so that what was looked for and opened is there again.
        <TabPanel key={view} id={view} className={style.panel ?? ''} shouldForceMount>
          <Shown />
        </TabPanel>
      ))}
    </Tabs>
  );
}
