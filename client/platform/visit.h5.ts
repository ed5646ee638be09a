/** Opens an official page beside this one. */
export const visit = (url: string): void => void window.open(url, '_blank', 'noopener,noreferrer');
