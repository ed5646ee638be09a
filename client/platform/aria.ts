import { mergeInternalComponents } from '@tarojs/shared';
import { ariaNames } from './aria-names';

// Loaded by the build before the app (config/runtime.ts).
mergeInternalComponents(ariaNames);
