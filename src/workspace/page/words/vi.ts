import { blocks } from './vi/blocks.ts';
import { clock } from './vi/clock.ts';
import { conversation } from './vi/conversation.ts';
import { elements } from './vi/elements.ts';
import { frame } from './vi/frame.ts';
import { inspector } from './vi/inspector.ts';
import { people } from './vi/people.ts';
import { welcome } from './vi/welcome.ts';
import type { Words } from './words.tsx';

export const vi: Words = { blocks, clock, conversation, elements, frame, inspector, people, welcome };
