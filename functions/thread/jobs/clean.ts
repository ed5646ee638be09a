import { setPriority } from 'node:os';
import { clean } from '../../outside/clean';
import { answerJobs } from '../answer';

try {
  setPriority(5); // whoever waits for a file can wait a little longer than whoever scans a code
} catch {
  // Where nobody may yield, the work is done all the same.
}

answerJobs(clean);
