import { Box, Words } from '@client/platform/element';
import { Icon, type IconName } from './Icon';
import { iconOf, type Tone } from './tone';
import './Badge.scss';

/** A state as icon, word, colour and date: never colour alone. */
export const Badge = ({
  tone,
  word,
  icon,
  date,
}: {
  tone: Tone;
  word: string;
  icon?: IconName;
  date?: string;
}) => (
  <Box className={`badge tone--${tone}`}>
    <Icon name={icon ?? iconOf[tone]} size="small" />
    <Words className="badge__word">{word}</Words>
    {date && <Words className="badge__date">{date}</Words>}
  </Box>
);
