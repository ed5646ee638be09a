import { setPriority } from 'node:os';
import { draw } from '../../documents/draw';
import { answerJobs } from '../answer';

// Whoever waits for a print can wait a little longer than whoever scans a code.
setPriority(5);

answerJobs(draw);
