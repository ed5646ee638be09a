import { FormElement, type TaroEvent } from '@tarojs/runtime';

// Loaded by the build before the app (config/runtime.ts), in the mini-program only.
//
// Taro writes every letter that is typed back into its field by setData; it arrives late, the
// cursor jumps to the end and Chinese
// input breaks off (NervJS/taro issues 13515, 13979, 16809, 17893). A field that has the focus
// shows what was typed already, so
// only other words are written into it: what a page makes of them. When the focus leaves, WeChat is
// told what the field shows,
// or it would take a later change back to the old words for no change.
const typedIn = new WeakSet<FormElement>();
const field = FormElement.prototype;
const { setAttribute, dispatchEvent } = field;

field.setAttribute = function (this: FormElement, name: string, value: unknown) {
  if (name === 'value' && typedIn.has(this) && value === this.value) return;
  setAttribute.call(this, name, value);
};

const before: Partial<Record<string, (element: FormElement, event: TaroEvent) => void>> = {
  focus: (element) => typedIn.add(element),
  input: (element, event) => (element.props.value = event.mpEvent?.detail.value),
  blur: (element) => {
    typedIn.delete(element);
    element.setAttribute('value', element.value);
  },
};

field.dispatchEvent = function (this: FormElement, event: TaroEvent) {
  before[event.type]?.(this, event);
  return dispatchEvent.call(this, event);
};
