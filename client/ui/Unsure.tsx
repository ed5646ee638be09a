import { Words } from '@client/platform/element';
import './ClauseLink.scss';

/** Stands beside a clause whose words were not compared with the original. */
export const Unsure = () => <Words className="clause__unsure">原文未核对</Words>;
