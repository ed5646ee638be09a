import { Box } from '@client/platform/element';
import './Icon.scss';

/** Every icon there is; the drawings are in Icon.scss under the same names. */
export type IconName =
  | 'check'
  | 'pause'
  | 'ban'
  | 'clock'
  | 'circle'
  | 'alert'
  | 'info'
  | 'right'
  | 'left'
  | 'down'
  | 'close'
  | 'plus'
  | 'more'
  | 'search'
  | 'scan'
  | 'qr'
  | 'phone'
  | 'camera'
  | 'photo'
  | 'pen'
  | 'trash'
  | 'list'
  | 'todo'
  | 'inbox'
  | 'me'
  | 'home'
  | 'school'
  | 'building'
  | 'doc'
  | 'download'
  | 'upload'
  | 'share'
  | 'lock'
  | 'calendar'
  | 'refresh'
  | 'eye'
  | 'flag'
  | 'filter'
  | 'link'
  | 'stamp'
  | 'elder';

/** A drawing in the colour of the text around it; decoration only, so the word must stand beside it. `size` in px at 375 wide. */
export const Icon = ({ name, size }: { name: IconName; size?: 'small' | 'large' }) => (
  <Box className={`icon icon--${name}${size ? ` icon--${size}` : ''}`} hidden />
);
