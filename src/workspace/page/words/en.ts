import { blocks } from './en/blocks.ts';
import { clock } from './en/clock.ts';
import { conversation } from './en/conversation.ts';
import { elements } from './en/elements.ts';
import { frame } from './en/frame.ts';
import { inspector } from './en/inspector.ts';
import { people } from './en/people.ts';
import { welcome } from './en/welcome.ts';

export const en = { blocks, clock, conversation, elements, frame, inspector, people, welcome };
