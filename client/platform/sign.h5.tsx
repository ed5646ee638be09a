import { forwardRef, useEffect, useImperativeHandle, useRef, type PointerEvent } from 'react';
import { drawInk, finished, type Stroke } from '@client/ui/ink';

/** What the pad asks of the paper: the picture of these strokes, upright, as a PNG; `undefined` when it could not be made. */
export type InkHandle = { export: (strokes: Stroke[]) => Promise<string | undefined> };
export type InkProps = { strokes: Stroke[]; onChange: (strokes: Stroke[]) => void; label: string };

/** The paper: draws `strokes`, and hands back the strokes with each new one. */
export const InkCanvas = forwardRef<InkHandle, InkProps>(({ strokes, onChange, label }, ref) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const live = useRef<Stroke>();
  const draw = (all: Stroke[]) => {
    const paper = canvas.current;
    const pen = paper?.getContext('2d');
    if (!paper || !pen) return;
    const { width, height } = paper.getBoundingClientRect();
    const ratio = window.devicePixelRatio || 1;
    // Setting a size wipes the paper.
    paper.width = width * ratio;
    paper.height = height * ratio;
    pen.scale(ratio, ratio);
    drawInk(pen, all);
  };
  useEffect(() => draw(strokes), [strokes]);
  useImperativeHandle(ref, () => ({
    export: async (all) => {
      const paper = canvas.current;
      if (!paper) return undefined;
      const size = paper.getBoundingClientRect();
      const picture = finished(all, size.height > size.width);
      const page = document.createElement('canvas');
      page.width = picture.width;
      page.height = picture.height;
      const pen = page.getContext('2d');
      if (!pen) return undefined;
      picture.draw(pen);
      return page.toDataURL('image/png');
    },
  }));
  const at = (e: PointerEvent<HTMLCanvasElement>) => {
    const box = e.currentTarget.getBoundingClientRect();
    return { x: e.clientX - box.left, y: e.clientY - box.top };
  };
  const end = () => {
    if (live.current && live.current.length > 1) onChange([...strokes, live.current]);
    live.current = undefined;
  };
  return (
    <canvas
      ref={canvas}
      className="ink"
      role="img"
      aria-label={label}
      onPointerDown={(e) => {
        e.currentTarget.setPointerCapture(e.pointerId);
        live.current = [at(e)];
      }}
      onPointerMove={(e) => {
        if (!live.current) return;
        live.current.push(at(e));
        draw([...strokes, live.current]);
      }}
      onPointerUp={end}
      onPointerCancel={end}
    />
  );
});
InkCanvas.displayName = 'InkCanvas';
