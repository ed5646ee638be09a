import type { MessageView } from '@shared/contract/messages';

const pages = {
  filing: '/filing/detail/index',
  complaint: '/bureau/complaint/index',
} as const satisfies Record<MessageView['about']['kind'], string>;

/** The page of what a message is about. */
export const aboutAddress = ({ kind, id }: MessageView['about']): string =>
  `${pages[kind]}?id=${id}`;
