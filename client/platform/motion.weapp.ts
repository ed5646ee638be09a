import type * as Shape from './motion.h5';

/** Nothing to do: WeChat moves its pages itself. */
export const respectStillness: typeof Shape.respectStillness = () => undefined;
