import { setPriority } from 'node:os';
import { clean } from '../../outside/clean';
import { answerJobs } from '../answer';

// Whoever waits for a file can wait a little longer than whoever scans a code.
setPriority(5);

answerJobs(clean);
