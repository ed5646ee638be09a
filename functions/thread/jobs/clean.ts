import { clean } from '../../outside/clean';
import { answerJobs } from '../answer';

answerJobs(clean);
