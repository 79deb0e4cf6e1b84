import { lazy, type ReactNode, Suspense } from 'react';
import type { Block } from '../../control/shown.ts';
import { InputBlock } from '../elements/element.tsx';
import { isObject, objectsIn, oneTypedIn, textIn, typedIn } from '../json.ts';
import { useWords } from '../words/words.tsx';
import { ActionRow } from './action-row.tsx';
import { Alert } from './alert.tsx';
import style from './block.module.css';
import { BlockBoundary, Undrawable } from './boundary.tsx';
import { Card } from './card.tsx';
import { Carousel } from './carousel.tsx';
import { Container } from './container.tsx';
import { ContextLine } from './context-line.tsx';
import { DataTable } from './data-table.tsx';
import { Header } from './header.tsx';
import { ImageBlock } from './image.tsx';
import { RemoteFile } from './remote-file.tsx';
import { RichText } from './rich-text.tsx';
import { Section } from './section.tsx';
import { Table } from './table.tsx';
import { Plan, TaskCard } from './task.tsx';
import { Video } from './video.tsx';

// Not needed for the first paint.
const Chart = lazy(async () => ({ default: (await import('./chart.tsx')).Chart }));
const MarkdownText = lazy(async () => ({ default: (await import('./markdown-text.tsx')).MarkdownText }));

function Later({ children }: { children: ReactNode }) {
  const words = useWords().blocks;
  return <Suspense fallback={<p className={style.later}>{words.loading}</p>}>{children}</Suspense>;
}

type Drawing = (block: Block) => ReactNode;

const hasRows = ({ rows }: Block) => Array.isArray(rows) && Array.isArray(rows[0]);

const hasCardContent = ({ title, body, hero_image: hero, actions }: Block) =>
  textIn(title) || textIn(body) || isObject(hero) || Array.isArray(actions);

/** Every block, by type. One that lacks what makes it up gives null. */
const drawings: Record<string, Drawing> = {
  section: (block) => (textIn(block.text) || Array.isArray(block.fields) ? <Section block={block} /> : null),
  header: (block) => (textIn(block.text) ? <Header block={block} /> : null),
  divider: () => <hr className={style.divider} />,
  context: (block) => (Array.isArray(block.elements) ? <ContextLine block={block} /> : null),
  actions: (block) => (Array.isArray(block.elements) ? <ActionRow block={block} /> : null),
  context_actions: (block) => (Array.isArray(block.elements) ? <ActionRow block={block} /> : null),
  input: (block) => (oneTypedIn(block.element) ? <InputBlock block={block} /> : null),
  image: (block) => <ImageBlock block={block} />,
  rich_text: (block) => (Array.isArray(block.elements) ? <RichText block={block} /> : null),
  video: (block) => <Video block={block} />,
  file: (block) => <RemoteFile block={block} />,
  alert: (block) => (textIn(block.text) ? <Alert block={block} /> : null),
  card: (block) => (hasCardContent(block) ? <Card block={block} /> : null),
  carousel: (block) => (objectsIn(block.elements).length > 0 ? <Carousel cards={typedIn(block.elements)} /> : null),
  container: (block) => (
    <Container block={block}>
      {typedIn(block.child_blocks).map((child, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an app may give no ids, or one twice.
        <BlockView key={`${child.block_id} ${index}`} block={child} />
      ))}
    </Container>
  ),
  table: (block) => (hasRows(block) ? <Table block={block} /> : null),
  data_table: (block) => (hasRows(block) ? <DataTable block={block} /> : null),
  data_visualization: (block) =>
    isObject(block.chart) ? (
      <Later>
        <Chart block={block} />
      </Later>
    ) : null,
  markdown: (block) =>
    typeof block.text === 'string' ? (
      <Later>
        <MarkdownText text={block.text} />
      </Later>
    ) : null,
  task_card: (block) => <TaskCard block={block} />,
  plan: (block) => <Plan block={block} />,
};

/** One block of any type; what cannot be drawn says so and shows what was sent. */
export function BlockView({ block }: { block: Block }) {
  const drawing = isObject(block) && Object.hasOwn(drawings, block.type) ? drawings[block.type] : undefined;
  return (
    <BlockBoundary block={block}>
      <div className={style.block}>{drawing?.(block) ?? <Undrawable block={block} />}</div>
    </BlockBoundary>
  );
}
