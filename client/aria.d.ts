import '@tarojs/components';

// WeChat reads these (config/runtime.ts puts them into the templates); Taro's own types know only
// two of them.
declare module '@tarojs/components/types/common' {
  interface StandardProps {
    ariaRole?: string;
    ariaLabel?: string;
    ariaHidden?: boolean;
    ariaDisabled?: boolean;
    ariaChecked?: boolean;
    ariaSelected?: boolean;
    ariaModal?: boolean;
  }
}
