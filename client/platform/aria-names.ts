const named = { 'aria-label': '' };
const full = {
  'aria-role': '',
  'aria-label': '',
  'aria-hidden': '',
  'aria-disabled': '',
  'aria-checked': '',
  'aria-selected': '',
  'aria-modal': '',
};

/**
 * The attributes WeChat's screen reader needs, by component. The templates (config/runtime.ts) and
 * the running app (aria.ts) must be told the same, or Taro numbers their data differently.
 */
export const ariaNames = { View: full, Image: named, Input: named, Textarea: named, Canvas: named };
