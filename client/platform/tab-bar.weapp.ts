import type * as Shape from './tab-bar.h5';

/** WeChat draws its own bar and names it itself. */
export const nameTabBar: typeof Shape.nameTabBar = () => undefined;

/** WeChat sizes its own bar by the size of letters chosen in WeChat. */
export const sizeTabBar: typeof Shape.sizeTabBar = () => undefined;
