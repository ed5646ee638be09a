/** Calls a number. */
export const dial = (phone: string): void => {
  location.href = `tel:${phone.replace(/[^\d+]/g, '')}`;
};
