import type { Button } from '@slack/types';
import { z } from 'zod';
import type { Update } from '../../domain/update.ts';
import type { Verified } from '../../usecases/verify-update.ts';
import { ACTION } from '../action-ids.ts';
import { button } from './elements.ts';
import { momentIn, type Reader } from './reader.ts';
import { plain, shown } from './record-text.ts';
