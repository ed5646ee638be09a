type TaroWindow = { __taroAppConfig?: { animation?: unknown } };

/**
 * Shows pages at once instead of sliding them in, for whoever asks their device for less motion.
 * WeChat moves its pages itself.
 */
export const respectStillness = (): void => {
  const { __taroAppConfig: config } = window as TaroWindow;
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (still && config) config.animation = { duration: 0, delay: 0 };
};
