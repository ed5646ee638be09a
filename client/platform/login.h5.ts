/** Whether this platform can sign a person in by WeChat; a browser uses the office's own way. */
export const canLogin: boolean = false;

/** The code the server turns into an identity; `undefined` where there is none. */
export const loginCode = async (): Promise<string | undefined> => undefined;
