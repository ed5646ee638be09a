import { useRef, type CompositionEvent, type KeyboardEvent } from 'react';

// A key that ends a composition is no command. Most browsers say so by `isComposing`; Safari ends
// the composition first and then
// tells of the key, by the code 229 or not at all. Nobody presses two keys within this many
// milliseconds.
const SAME_PRESS = 50;

/**
 * Whether a key belongs to writing Chinese: `composing` says so for a keydown; spread `heard` over
 * the element that hears the keys.
 */
export const useComposing = () => {
  const ended = useRef(-Infinity);
  return {
    heard: {
      onCompositionEnd: (event: CompositionEvent) => void (ended.current = event.timeStamp),
      onKeyUp: () => void (ended.current = -Infinity),
    },
    composing: ({ nativeEvent, timeStamp }: KeyboardEvent): boolean =>
      nativeEvent.isComposing ||
      nativeEvent.keyCode === 229 ||
      timeStamp - ended.current < SAME_PRESS,
  };
};
