import { useEffect, useRef, type CSSProperties, type ReactNode } from 'react';
import { useComposing } from './composing';

/** What every element takes; `id` is a place to jump to. */
export type Base = { className?: string; style?: CSSProperties; id?: string; children?: ReactNode };
/** Roles a box may have; leave it out for plain layout. */
export type BoxRole =
  | 'main'
  | 'group'
  | 'list'
  | 'listitem'
  | 'status'
  | 'alert'
  | 'img'
  | 'radiogroup'
  | 'tablist'
  | 'region'
  | 'progressbar';
export type BoxProps = Base & {
  /**
   * A finger that moves on it scrolls nothing (in WeChat; a browser keeps the page below a layer
   * still by itself).
   */
  noMove?: boolean;
  role?: BoxRole;
  label?: string;
  describedBy?: string;
  hidden?: boolean;
};
export type TapProps = Base & {
  onTap: () => void;
  label?: string;
  disabled?: boolean;
  role?: 'button' | 'radio' | 'checkbox' | 'tab' | 'link';
  checked?: boolean;
  expanded?: boolean;
  /**
   * A finger that moves on it scrolls nothing (in WeChat; a browser keeps the page below a layer
   * still by itself).
   */
  noMove?: boolean;
};
export type LineProps = {
  id?: string;
  className?: string;
  label: string;
  value: string;
  onChange: (text: string) => void;
  onDone?: () => void;
  placeholder?: string;
  kind?: 'text' | 'tel' | 'number' | 'code';
  disabled?: boolean;
  invalid?: boolean;
};
export type BlockProps = Omit<LineProps, 'kind' | 'onDone'> & { rows?: number };
export type DayProps = {
  id?: string;
  className?: string;
  label: string;
  value?: string;
  onChange: (day: string) => void;
  min?: string;
  max?: string;
  invalid?: boolean;
  children?: ReactNode;
};

/**
 * `fit`: `cover` fills its box and may cut, `whole` shows all of it inside the box, `width` is as
 * tall as it has to be. A browser takes it from the style sheet, WeChat's picture does not.
 */
export type PictureProps = {
  src: string;
  alt: string;
  fit?: 'cover' | 'whole' | 'width';
  className?: string;
  style?: CSSProperties;
};

/** A plain box; with `role` and `label` a screen reader knows what it holds. */
export const Box = ({
  role,
  label,
  describedBy,
  hidden,
  noMove: _,
  children,
  ...rest
}: BoxProps) => (
  <div
    {...rest}
    role={role}
    aria-label={label}
    aria-describedby={describedBy}
    aria-hidden={hidden || undefined}
  >
    {children}
  </div>
);

/** Words inside a line. */
export const Words = ({ children, ...rest }: Base) => <span {...rest}>{children}</span>;

/** A heading; one level 1 a page (Screen draws it). */
export const Heading = ({ level, children, ...rest }: Base & { level: 1 | 2 | 3 }) => {
  const Tag = `h${level}` as const;
  return (
    <Tag {...rest} className={`heading ${rest.className ?? ''}`}>
      {children}
    </Tag>
  );
};

/** Anything that can be pressed. A disabled one stays reachable, so that its reason can be read. */
export const Tap = ({
  onTap,
  label,
  disabled,
  role,
  checked,
  expanded,
  noMove: _,
  children,
  className = '',
  ...rest
}: TapProps) => (
  <button
    {...rest}
    className={`tap ${className}`}
    type="button"
    role={role === 'button' ? undefined : role}
    aria-label={label}
    aria-disabled={disabled || undefined}
    aria-checked={role === 'radio' || role === 'checkbox' ? !!checked : undefined}
    aria-selected={role === 'tab' ? !!checked : undefined}
    aria-expanded={expanded}
    onClick={disabled ? undefined : onTap}
  >
    {children}
  </button>
);

/** A picture; an empty `alt` makes it decoration. */
export const Picture = ({ src, alt, fit: _, className, style }: PictureProps) => (
  <img className={className} style={style} src={src} alt={alt} />
);

const types = { text: 'text', tel: 'tel', number: 'text', code: 'text' } as const;
const modes = { text: 'text', tel: 'tel', number: 'numeric', code: 'text' } as const;

/** One line of text, named by `label`. */
export const LineInput = ({
  label,
  value,
  onChange,
  onDone,
  kind = 'text',
  disabled,
  invalid,
  className = '',
  ...rest
}: LineProps) => {
  const { heard, composing } = useComposing();
  return (
    <input
      {...rest}
      {...heard}
      className={`entry ${className}`}
      type={types[kind]}
      inputMode={modes[kind]}
      autoCapitalize="off"
      aria-label={label}
      aria-invalid={invalid || undefined}
      disabled={disabled}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !composing(event)) onDone?.();
      }}
    />
  );
};

/** Several lines of text, named by `label`. */
export const BlockInput = ({
  label,
  value,
  onChange,
  disabled,
  invalid,
  rows = 4,
  className = '',
  ...rest
}: BlockProps) => (
  <textarea
    {...rest}
    className={`entry ${className}`}
    rows={rows}
    aria-label={label}
    aria-invalid={invalid || undefined}
    disabled={disabled}
    value={value}
    onChange={(event) => onChange(event.target.value)}
  />
);

/**
 * The browser's own date wheel, laid unseen over `children`: a browser writes dates in its own
 * language, we write ours.
 */
export const DayInput = ({
  id,
  className,
  label,
  value,
  onChange,
  invalid,
  children,
  min,
  max,
}: DayProps) => (
  <div id={id} className={`day ${className ?? ''}`}>
    {children}
    <input
      className="entry day__native"
      type="date"
      aria-label={label}
      aria-invalid={invalid || undefined}
      value={value ?? ''}
      min={min}
      max={max}
      onChange={(event) => onChange(event.target.value)}
      onClick={(event) => 'showPicker' in event.currentTarget && event.currentTarget.showPicker()}
    />
  </div>
);

export type LayerProps = Pick<TapProps, 'noMove' | 'className'> & {
  label: string;
  onClose: () => void;
  children: ReactNode;
};

/** A layer over the page: takes the focus, gives it back, closes on Escape. */
export const Layer = ({ label, onClose, children, className }: LayerProps) => {
  const box = useRef<HTMLDivElement>(null);
  const { heard, composing } = useComposing();
  useEffect(() => {
    const before = document.activeElement;
    box.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <div
      ref={box}
      {...heard}
      className={className}
      role="dialog"
      aria-modal="true"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={(event) => event.key === 'Escape' && !composing(event) && onClose()}
    >
      {children}
    </div>
  );
};

/** A part that scrolls by itself; reachable by keyboard. */
export const Scroll = ({
  className,
  label,
  children,
}: {
  className?: string;
  label: string;
  children?: ReactNode;
}) => (
  <div className={className} role="region" aria-label={label} tabIndex={0}>
    {children}
  </div>
);
