import { Image, Input, Picker, Text, Textarea, View } from '@tarojs/components';
import { useBackGuard } from './back-guard';
import type * as Shape from './element.h5';

export type {
  Base,
  BoxRole,
  BoxProps,
  TapProps,
  LineProps,
  BlockProps,
  DayProps,
  PictureProps,
} from './element.h5';

/** A plain box; with `role` and `label` a screen reader knows what it holds. */
export const Box: typeof Shape.Box = ({
  role,
  label,
  describedBy: _,
  hidden,
  noMove,
  children,
  ...rest
}) => (
  <View
    {...rest}
    catchMove={noMove}
    ariaRole={role}
    ariaLabel={label}
    ariaHidden={hidden || undefined}
  >
    {children}
  </View>
);

/** Words inside a line. */
export const Words: typeof Shape.Words = ({ children, ...rest }) => (
  <Text {...rest}>{children}</Text>
);

/** A heading; one level 1 a page (Screen draws it). */
export const Heading: typeof Shape.Heading = ({ level: _, children, ...rest }) => (
  <View {...rest} ariaRole="heading">
    {children}
  </View>
);

/** Anything that can be pressed. */
export const Tap: typeof Shape.Tap = ({
  onTap,
  label,
  disabled,
  role = 'button',
  checked,
  expanded: _,
  noMove,
  children,
  className,
  ...rest
}) => (
  <View
    {...rest}
    catchMove={noMove}
    className={`tap ${className ?? ''}`}
    hoverClass={disabled ? 'none' : 'tap--down'}
    ariaRole={role}
    ariaLabel={label}
    ariaDisabled={disabled || undefined}
    ariaChecked={role === 'radio' || role === 'checkbox' ? !!checked : undefined}
    ariaSelected={role === 'tab' ? !!checked : undefined}
    onClick={(event) => {
      event.stopPropagation();
      if (!disabled) onTap();
    }}
  >
    {children}
  </View>
);

const modes = { cover: 'aspectFill', whole: 'aspectFit', width: 'widthFix' } as const;

/** A picture; an empty `alt` makes it decoration. */
export const Picture: typeof Shape.Picture = ({ src, alt, fit = 'cover', className, style }) => (
  <Image className={className} style={style} src={src} ariaLabel={alt} mode={modes[fit]} />
);

const types = { text: 'text', tel: 'number', number: 'number', code: 'text' } as const;

/**
 * One line of text, named by `label`. The limit is said in words, never cut off, hence no
 * maxlength.
 */
export const LineInput: typeof Shape.LineInput = ({
  label,
  value,
  onChange,
  onDone,
  kind = 'text',
  disabled,
  invalid: _,
  ...rest
}) => (
  <Input
    {...rest}
    type={types[kind]}
    ariaLabel={label}
    disabled={disabled}
    value={value}
    maxlength={-1}
    placeholderClass="placeholder"
    onInput={(event) => onChange(event.detail.value)}
    onConfirm={() => onDone?.()}
  />
);

/** Several lines of text, named by `label`. */
export const BlockInput: typeof Shape.BlockInput = ({
  label,
  value,
  onChange,
  disabled,
  invalid: _,
  rows = 4,
  ...rest
}) => (
  <Textarea
    {...rest}
    style={{ minHeight: `${rows * 1.6}em` }}
    autoHeight
    disableDefaultPadding
    ariaLabel={label}
    disabled={disabled}
    value={value}
    maxlength={-1}
    placeholderClass="placeholder"
    onInput={(event) => onChange(event.detail.value)}
  />
);

/** WeChat's date wheel around `children`. */
export const DayInput: typeof Shape.DayInput = ({
  id,
  className,
  label,
  value,
  onChange,
  min,
  max,
  children,
}) => (
  <Picker
    mode="date"
    value={value ?? ''}
    start={min}
    end={max}
    onChange={(event) => onChange(event.detail.value)}
  >
    <View
      id={id}
      className={className}
      ariaRole="button"
      ariaLabel={`${label} ${value ?? '未选择'}`}
    >
      {children}
    </View>
  </Picker>
);

/**
 * A layer over the page. Going back (Android's key, a swipe from the edge) closes it and leaves the
 * page where it is.
 */
export const Layer: typeof Shape.Layer = ({ label, children, className, noMove, onClose }) => {
  const guard = useBackGuard(onClose);
  return (
    <>
      <View className={className} catchMove={noMove} ariaRole="dialog" ariaModal ariaLabel={label}>
        {children}
      </View>
      {guard}
    </>
  );
};

/**
 * A part that scrolls by itself, by its style: WeChat's own scroll-view stands still where only its
 * greatest height is known.
 */
export const Scroll: typeof Shape.Scroll = ({ className, children }) => (
  <View className={className}>{children}</View>
);
