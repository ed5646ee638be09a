/**
 * Shows a picture large, in a viewer of the phone's own. `false` where there is none, as in a
 * browser: the page shows it then.
 */
export const enlarge = async (_url: string): Promise<boolean> => false;
