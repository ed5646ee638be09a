import { forwardRef, useEffect, useImperativeHandle, useRef, type PointerEvent } from 'react';
import { drawInk, onPaper, pictureOf, type Ink, type Paper, type Stroke } from '@client/ui/ink';

/**
 * What the pad asks of the paper: the picture of this ink, upright, as a PNG; `undefined` when it
 * could not be made.
 */
export type InkHandle = { export: (ink: Ink) => Promise<string | undefined> };
export type InkProps = { ink: Ink; onChange: (ink: Ink) => void; label: string };

/**
 * The paper: draws `ink`, and hands it back with each new stroke, or anew when the phone was
 * turned.
 */
export const InkCanvas = forwardRef<InkHandle, InkProps>(({ ink, onChange, label }, ref) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const live = useRef<Stroke>();
  const size = (): Paper | undefined => {
    const { width = 0, height = 0 } = canvas.current?.getBoundingClientRect() ?? {};
    return width > 0 && height > 0 ? { width, height } : undefined;
  };
  const withLive = (): Ink => {
    const strokes = live.current ? [...ink.strokes, live.current] : ink.strokes;
    return { ...ink, strokes };
  };
  const draw = (strokes: readonly Stroke[]) => {
    const paper = canvas.current;
    const pen = paper?.getContext('2d');
    const now = size();
    if (!paper || !pen || !now) return;
    const ratio = window.devicePixelRatio || 1;
    // Setting a size wipes the paper.
    paper.width = now.width * ratio;
    paper.height = now.height * ratio;
    pen.scale(ratio, ratio);
    drawInk(pen, strokes);
  };
  // The paper is another than what stands on it was written on: the phone was turned, perhaps in
  // the middle of a stroke.
  const settle = () => {
    const now = size();
    if (!now) return;
    const all = withLive();
    live.current = undefined;
    const moved = onPaper(all, now);
    if (moved !== all || all.strokes.length > ink.strokes.length) onChange(moved);
  };
  const heard = useRef(settle);
  heard.current = settle;
  useEffect(() => {
    const turned = () => heard.current();
    turned();
    window.addEventListener('resize', turned);
    return () => window.removeEventListener('resize', turned);
  }, []);
  useEffect(() => draw(ink.strokes), [ink]);
  useImperativeHandle(ref, () => ({
    export: async (all) => {
      const picture = pictureOf(all);
      const page = document.createElement('canvas');
      page.width = picture.width;
      page.height = picture.height;
      const pen = page.getContext('2d');
      if (!pen) return undefined;
      picture.draw(pen);
      return page.toDataURL('image/png');
    },
  }));
  const at = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const end = () => {
    if (!live.current) return;
    const all = withLive();
    live.current = undefined;
    onChange(all);
  };
  return (
    <canvas
      ref={canvas}
      className="ink"
      role="img"
      aria-label={label}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        live.current = [at(event)];
        draw(withLive().strokes);
      }}
      onPointerMove={(event) => {
        if (!live.current) return;
        live.current.push(at(event));
        draw(withLive().strokes);
      }}
      onPointerUp={end}
      onPointerCancel={end}
    />
  );
});
InkCanvas.displayName = 'InkCanvas';
